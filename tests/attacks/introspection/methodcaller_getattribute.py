# methodcaller calls the attribute access itself.
import operator
print("REACHED class", operator.methodcaller("__getattribute__", "__class__")(()).__name__)
