# A handler that opens files comes with a star import.
from logging import *
handler = FileHandler("out.log")
handler.close()
print("REACHED file written", handler.baseFilename.endswith("out.log"))
