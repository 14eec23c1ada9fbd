# Loads a shared library that it wrote itself.
import glob
import shutil

shutil.copy(glob.glob("/usr/lib/x86_64-linux-gnu/libz.so.1*")[0], TMP + "/library.so")
decide(does(lambda: ctypes.CDLL(TMP + "/library.so").zlibVersion))
