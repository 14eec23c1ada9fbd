# logging opens the file that it is configured with.
import logging
logging.basicConfig(filename="out.log")
print("REACHED file written", type(logging.root.handlers[0].stream).__name__)
