# A handler that writes a file.
import logging
handler = logging.FileHandler("out.log")
print("REACHED file written", handler.stream.writable())
handler.close()
