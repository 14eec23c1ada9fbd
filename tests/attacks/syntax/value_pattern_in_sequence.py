# A dotted name among the elements of a sequence pattern.
import logging
class V:
    def __eq__(self, other):
        print("REACHED os", other.getpid())
        return True
match [1, V()]:
    case [1, logging.os]:
        pass
