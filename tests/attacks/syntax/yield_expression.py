# A yield as an operand hands a builtin out and a text in.
def g():
    f = yield
    yield f((yield))
it = g()
next(it)
it.send(eval)
print("REACHED eval", it.send("6 * 7"))
