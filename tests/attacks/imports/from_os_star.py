# Everything of a denied module.
from os import *
print("REACHED os", getpid())
