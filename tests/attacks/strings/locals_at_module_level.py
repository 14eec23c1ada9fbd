# locals() at module level is the same namespace.
print("REACHED builtins", locals()["__buil" + "tins__"].eval("6 * 7"))
