# A class that logging was given counts as a library's class whose __match_args__ is known.
import abc
import logging
class Meta(abc.ABCMeta):
    def __getattr__(cls, name):
        if name == "__match_args__":
            return ("__glo" + "bals__",)
        raise AttributeError(name)
    def __instancecheck__(cls, item):
        return True
class Own(logging.Logger, metaclass=Meta):
    pass
manager = logging.Logger.manager
manager.setLoggerClass(Own)
match Meta.__instancecheck__:
    case logging.Logger.manager.loggerClass(space):
        print("REACHED globals", "Own" in space)
