# A builtin as the default of a generic function.
import functools
print("REACHED eval", functools.singledispatch(eval)("6 * 7"))
