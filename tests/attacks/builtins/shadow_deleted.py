# A name of an own function is deleted.
def eval(text):
    return None
del eval
print("REACHED eval", eval("6 * 7"))
