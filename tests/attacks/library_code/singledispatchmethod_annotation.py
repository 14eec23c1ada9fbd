# functools.singledispatchmethod does the same inside a class.
import functools
seen = []
class A:
    @functools.singledispatchmethod
    def f(self, x):
        return x
    @f.register
    def _(self, x: "seen.append(__import__('os').getpid()) or int"):
        return x
print("REACHED eval", seen[0])
