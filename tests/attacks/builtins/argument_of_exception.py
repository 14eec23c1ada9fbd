# The builtin handed on by an exception's arguments.
try:
    raise ValueError(eval)
except ValueError as error:
    print("REACHED eval", error.args[0]("6 * 7"))
