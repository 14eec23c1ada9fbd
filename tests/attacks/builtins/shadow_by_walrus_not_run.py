# A walrus in an operand that is not reached.
len("a") or (eval := None)
print("REACHED eval", eval("6 * 7"))
