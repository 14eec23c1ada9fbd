# A default is evaluated outside the function whose parameter has its name.
def answer(eval=eval):
    return eval("6 * 7")
print("REACHED eval", answer())
