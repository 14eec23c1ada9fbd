# os through logging.
import logging
print("REACHED os", logging.os.getpid())
