# A postponed annotation is evaluated among the globals, not where the name is a parameter.
from __future__ import annotations
import functools
@functools.singledispatch
def f(x):
    return x
def setup(print, eval):
    @f.register
    def _(x: eval("print('REACHED eval', 6 * 7) or int")):
        return x
setup(None, None)
