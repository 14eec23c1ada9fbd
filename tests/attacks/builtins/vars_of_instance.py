# vars() of an object is its namespace.
class A:
    pass
vars(A())["x"] = 1
print("REACHED namespace", type(vars(A)).__name__)
