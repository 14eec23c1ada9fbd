# A module's globals are rebound where another module imported it.
import typing
class Text(str):
    def isidentifier(self):
        return True
    def startswith(self, *rest):
        return False
typing.collections.type = lambda x: str
typing.collections.map = lambda f, xs: list(xs)
walk = "[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == 'BuiltinImporter'][0]"
try:
    typing.collections.namedtuple("T", [Text("a: 0, {}[" + walk + ".load_module('posix').getpid()] #")])
except KeyError as error:
    print("REACHED eval", error.args[0])
