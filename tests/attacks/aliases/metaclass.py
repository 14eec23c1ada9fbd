# A builtin as the metaclass of a class statement.
class A(metaclass=lambda name, bases, names: eval("6 * 7")):
    pass
print("REACHED eval", A)
