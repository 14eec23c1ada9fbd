# An annotation without a value binds nothing.
eval: object
print("REACHED eval", eval("6 * 7"))
