# A builtin called by functools.reduce.
import functools
print("REACHED eval", functools.reduce(lambda f, t: f(t), ["6 * 7"], eval))
