# singledispatch asks an own object for its annotations by __getattr__.
import functools
class Own:
    def __getattr__(self, name):
        if len(name) != 15:
            raise AttributeError
        return {"x": "print('REACHED', open('/etc/hostname').readable())"}
    def __call__(self, x):
        pass
try:
    functools.singledispatch(print).register(Own())
except Exception:
    pass
