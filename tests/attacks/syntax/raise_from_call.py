# The cause of an exception is an expression.
try:
    raise ValueError from eval("KeyError(6 * 7)")
except ValueError as error:
    print("REACHED eval", error.__cause__)
