# A keyword of a class pattern reads a module of an object that a library made.
import warnings
match warnings.catch_warnings()._module:
    case object(sys=s):
        print("REACHED sys", len(s.modules) > 10)
