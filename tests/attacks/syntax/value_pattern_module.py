# A dotted name in a pattern is read, and the subject's __eq__ is handed it.
import logging
class V:
    def __eq__(self, other):
        print("REACHED os", other.getpid())
        return True
match V():
    case logging.os:
        pass
