# The same with its arguments from a dictionary.
import logging
logging.basicConfig(**{"filename": "out.log"})
print("REACHED file written", logging.getLogger().handlers[0].stream.writable())
