from typing import *
class A(B, metaclass=C, **d):
    x: List[int] = 1
    __class_getitem__ = exec
    @property
    def y(self: "A", z: a[b](c)) -> Callable[[int], eval]: ...
    type(self).n += 1
