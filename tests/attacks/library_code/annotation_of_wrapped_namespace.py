# The same through wraps(), which copies them to a function.
import functools
from types import SimpleNamespace
@functools.wraps(SimpleNamespace(__annotations__={"x": "print('REACHED', open('/etc/hostname').readable())"}))
def f(x):
    pass
try:
    functools.singledispatch(print).register(f)
except Exception:
    pass
