# isinstance() gives __subclasshook__ the class of whatever it is asked of; here the one that opens files.
import logging
from abc import ABC
class A(ABC):
    @classmethod
    def __subclasshook__(cls, kind):
        try:
            handler = kind("/etc/passwd", "r")
        except Exception as e:
            handler = None
        print("REACHED file", handler is not None)
        return True
isinstance(logging.FileHandler("/tmp/x.log"), A)
