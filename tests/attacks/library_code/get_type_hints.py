# typing.get_type_hints evaluates annotations that are text.
import typing
seen = []
def f(x: "seen.append(__import__('os').getpid()) or int"):
    return x
typing.get_type_hints(f)
print("REACHED eval", seen[0])
