# Subscript letters in an attribute.
import logging
print('REACHED os', logging.oₛ.getpid())
