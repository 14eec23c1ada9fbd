# The class of a class pattern is a dotted name behind denied modules.
import collections
match collections.UserDict().data:
    case collections._sys.modules.__class__():
        print("REACHED sys", collections.UserDict.__name__)
