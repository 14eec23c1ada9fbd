# The module behind every global name.
print("REACHED builtins", __builtins__.eval("6 * 7"))
