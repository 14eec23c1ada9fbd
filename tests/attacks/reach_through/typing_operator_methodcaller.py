# methodcaller of the operator module that typing imported.
import typing
print("REACHED class", typing.operator.methodcaller("__getattribute__", "__class__")(()).__name__)
