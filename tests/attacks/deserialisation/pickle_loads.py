# The unpickler.
import pickle
print("REACHED unpickling", pickle.loads(b"cposix\ngetpid\n(tR."))
