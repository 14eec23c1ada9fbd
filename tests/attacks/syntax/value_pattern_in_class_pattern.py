# A dotted name as the keyword's value in a class pattern.
import logging
class V:
    def __eq__(self, other):
        print("REACHED file", other("/etc/passwd").read().count("root"))
        return True
class S:
    x = V()
match S():
    case S(x=logging.io.open):
        pass
