# numpy imports its testing tools when its __getattr__ is asked.
import numpy as np
names = {}
np.__getattr__("testing").runstring("import os; pid = os.getpid()", names)
print("REACHED exec", names["pid"])
