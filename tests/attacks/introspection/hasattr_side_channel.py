# setattr puts a denied hook on a class by a folded name.
class A:
    pass
setattr(A, "__class_get" + "item__", classmethod(lambda c, t: __builtins__.eval(t)))
print("REACHED eval", A["6 * 7"])
