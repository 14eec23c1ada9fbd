# A denied module bound to the name of an allowed library.
import subprocess as numpy
print("REACHED subprocess", numpy.os.getpid())
