# A star import might bind the name, and does not.
from math import *
print("REACHED eval", eval("6 * 7"))
