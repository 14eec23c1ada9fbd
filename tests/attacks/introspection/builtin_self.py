# A builtin function is bound to its module.
print("REACHED builtins", print.__self__.eval("6 * 7"))
