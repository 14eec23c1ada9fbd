# A name of an own function is deleted by another function.
def eval(text):
    return None
def forget():
    global eval
    del eval
forget()
print("REACHED eval", eval("6 * 7"))
