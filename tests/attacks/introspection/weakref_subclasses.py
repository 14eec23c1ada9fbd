# Subclasses of a library class.
import logging
print("REACHED subclasses", logging.Handler.__subclasses__()[0].__name__)
