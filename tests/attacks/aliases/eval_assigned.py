# A builtin under another name.
e = eval
print("REACHED eval", e("6 * 7"))
