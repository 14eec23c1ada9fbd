# `from module import __dict__` gives a module's names as a dictionary.
from typing import __dict__ as names
print("REACHED sys", names["sys"].getrefcount(names))
