# A dotted name as the value in a mapping pattern.
import logging
class V:
    def __eq__(self, other):
        print("REACHED os", other.getpid())
        return True
match {"a": V()}:
    case {"a": logging.os}:
        pass
