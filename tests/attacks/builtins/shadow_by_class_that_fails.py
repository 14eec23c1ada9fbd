# A class statement that fails binds nothing.
try:
    class eval(int, str):
        pass
except TypeError:
    pass
print("REACHED eval", eval("6 * 7"))
