# numpy's testing tools execute text.
import numpy.testing
names = {}
numpy.testing.runstring("import os; pid = os.getpid()", names)
print("REACHED exec", names["pid"])
