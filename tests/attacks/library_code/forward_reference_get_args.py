# The same, got by typing.get_args.
import typing
seen = []
kind = typing.get_args(typing.List["seen.append(__import__('os').getpid()) or int"])[0]
kind._evaluate({"seen": seen}, {}, frozenset())
print("REACHED eval", seen[0])
