# The target of with is not bound when an outer manager swallows the error of an inner one.
import contextlib
with contextlib.suppress(ZeroDivisionError), contextlib.nullcontext(1 / 0) as eval:
    pass
print("REACHED eval", eval("6 * 7"))
