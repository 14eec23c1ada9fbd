# The builtin itself.
print("REACHED eval", eval("6 * 7"))
