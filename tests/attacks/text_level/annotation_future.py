# Annotations that stay text until an evaluator reads them.
from __future__ import annotations
import functools
seen = []
@functools.singledispatch
def f(x):
    return x
@f.register
def _(x: seen.append(__import__('os').getpid()) or int):
    return x
print('REACHED eval', seen[0])
