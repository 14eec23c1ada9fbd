# A builtin called by a subscript of a class.
class A:
    __class_getitem__ = eval
print("REACHED eval", A["6 * 7"])
