# string.Formatter as an attribute of a module of a module.
import logging
print("REACHED class", logging.string.Formatter().get_field("0.__class__.__base__", [()], {})[0].__name__)
