# The class of an except clause is a dotted name behind a denied module.
import logging
try:
    {}["a"]
except (logging.os.error, KeyError) as error:
    print("REACHED os", type(error).__name__)
