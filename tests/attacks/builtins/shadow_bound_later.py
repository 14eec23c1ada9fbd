# A global is bound after the function that reads it ran.
def answer():
    return eval("6 * 7")
print("REACHED eval", answer())
def eval(text):
    return None
