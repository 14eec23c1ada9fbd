# A builtin that a context manager gives.
import contextlib
with contextlib.nullcontext(eval) as f:
    print("REACHED eval", f("6 * 7"))
