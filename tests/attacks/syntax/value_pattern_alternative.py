# A dotted name as an alternative.
import logging
class V:
    def __eq__(self, other):
        if other != 1:
            print("REACHED os", other.getpid())
        return other != 1
match V():
    case 1 | logging.os:
        pass
