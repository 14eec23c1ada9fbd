# A forward reference evaluates its text.
import typing
seen = []
kind = typing.Optional["seen.append(__import__('os').getpid()) or int"].__args__[0]
kind._evaluate({"seen": seen}, {}, frozenset())
print("REACHED eval", seen[0])
