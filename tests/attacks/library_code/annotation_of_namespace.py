# singledispatch evaluates the annotations of any object that has such, as a SimpleNamespace of texts.
import functools
from types import SimpleNamespace
thing = SimpleNamespace(__annotations__={"x": "print('REACHED', open('/etc/hostname').readable())"})
try:
    functools.singledispatch(print).register(thing)
except Exception:
    pass
