# isinstance calls a hook of an own class with any object, here a module's function.
import abc
class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        print("REACHED subclasses", len(other.__mro__[-1].__subclasses__()))
        return True
issubclass(int, Hook)
