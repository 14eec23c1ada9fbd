# typing.get_type_hints evaluates text, and comes with a star import.
from typing import *
def f(x: "__import__('os').getpid()"):
    return x
try:
    print("REACHED eval", get_type_hints(f)["x"])
except TypeError as error:
    print("REACHED eval", str(error)[-20:])
