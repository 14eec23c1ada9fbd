# threading through logging.
import logging
print("REACHED threading", logging.threading.active_count())
