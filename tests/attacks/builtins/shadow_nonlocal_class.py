# A class body inside a function reads the builtin, for its own binding comes later.
def f():
    class A:
        answer = eval("6 * 7")
        eval = None
    return A.answer
print("REACHED eval", f())
