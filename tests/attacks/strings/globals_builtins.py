# The module's own namespace holds the builtins.
print("REACHED builtins", globals()["__builtins__"].eval("6 * 7"))
