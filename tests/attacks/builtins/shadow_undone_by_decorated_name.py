# A decorator puts the builtin itself in the place of the function of its name.
@lambda f: __builtins__.eval
def eval(text):
    return None
print("REACHED eval", eval("6 * 7"))
