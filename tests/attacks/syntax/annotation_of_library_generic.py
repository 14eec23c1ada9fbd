# A library's generic type keeps what its annotation is given.
import typing
x: typing.Annotated[int, exec] = 1
names = {}
typing.get_args(__annotations__["x"])[1]("import os; pid = os.getpid()", names)
print("REACHED exec", names["pid"])
