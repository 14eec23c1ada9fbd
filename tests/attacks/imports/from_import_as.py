# A function of a denied module under an alias.
from os import getpid as close
print("REACHED os", close())
