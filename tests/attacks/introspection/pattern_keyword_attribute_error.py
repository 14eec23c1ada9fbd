# The module that lacked a name comes out of the exception by a class pattern.
import logging
try:
    logging.nothing
except AttributeError as error:
    match error:
        case AttributeError(obj=object(os=o)):
            print("REACHED os", o.getpid() > 0)
