# logging gives the frame of its caller.
import logging
print("REACHED frame", logging.currentframe().f_lineno, type(logging.currentframe()).__name__)
