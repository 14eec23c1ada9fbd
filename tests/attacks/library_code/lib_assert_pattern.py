# The rest of the walk: a module out of an assertion leads to os by a class pattern's keyword.
import logging
try:
    assert not logging, (logging)
except AssertionError as error:
    match error:
        case AssertionError(args=(object(os=o),)):
            print("REACHED os", o.getpid() > 0)
