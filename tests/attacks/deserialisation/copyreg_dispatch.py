# The table of functions that pickling and copying ask.
import copy, copyreg
class A:
    pass
copyreg.pickle(A, lambda a: (eval, ("6 * 7",)))
print("REACHED eval", copy.copy(A()))
