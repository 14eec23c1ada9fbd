# contextlib by way of typing, with sys and os behind it.
import typing
print("REACHED os", typing.contextlib.os.getpid())
