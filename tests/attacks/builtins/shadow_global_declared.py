# `global` in a function looks past the local name of the function around it.
def outer(eval):
    def inner():
        global eval
        return eval("6 * 7")
    return inner()
print("REACHED eval", outer(None))
