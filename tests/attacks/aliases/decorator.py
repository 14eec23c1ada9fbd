# A builtin as a decorator, over one that turns the function into text.
@eval
@(lambda f: "6 * 7")
def answer():
    pass
print("REACHED eval", answer)
