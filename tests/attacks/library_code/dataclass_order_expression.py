# The generated comparison of order runs an expression that stands for a field.
import dataclasses
seen = []
@dataclasses.dataclass(init=False, repr=False, order=True)
class A:
    x = 1
    seen = seen
    __annotations__ = {"x,self.seen.append(__import__('os').getpid())": object}
try:
    A() < A()
except TypeError:
    seen.sort()
print("REACHED exec", seen[0])
