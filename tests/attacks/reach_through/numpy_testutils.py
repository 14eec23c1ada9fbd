# numpy.ma's testing tools lead to numpy's.
import numpy.ma.testutils as t
names = {}
t.np.testing.runstring("import os; pid = os.getpid()", names)
print("REACHED exec", names["pid"])
