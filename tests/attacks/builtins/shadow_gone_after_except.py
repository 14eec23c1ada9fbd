# A name of an own function is deleted at the end of an except clause: the builtin shows again.
def eval(text):
    return None
try:
    {}["a"]
except KeyError as eval:
    pass
print("REACHED eval", eval("6 * 7"))
