# The C unpickler.
from _pickle import loads
print("REACHED unpickling", loads(b"cposix\ngetpid\n(tR."))
