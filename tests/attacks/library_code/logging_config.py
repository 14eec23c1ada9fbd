# logging.config makes what a dictionary names.
import logging.config
logging.config.dictConfig({"version": 1, "handlers": {"h": {"class": "logging.FileHandler", "filename": "out.log"}},
                           "root": {"handlers": ["h"]}})
print("REACHED file written", logging.root.handlers[0].stream.writable())
