# A builtin generic type keeps what its annotation is given.
import typing
def f(x: tuple[eval, exec]):
    return x
print("REACHED eval", typing.get_args(f.__annotations__["x"])[0]("6 * 7"))
