# A builtin bound by functools.partial.
import functools
print("REACHED eval", functools.partial(eval, "6 * 7")())
