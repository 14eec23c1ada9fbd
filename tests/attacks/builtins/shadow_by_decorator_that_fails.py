# A function whose decorator fails is not bound.
import contextlib
with contextlib.suppress(ZeroDivisionError):
    @(lambda f: 1 / 0)
    def eval(text):
        return None
print("REACHED eval", eval("6 * 7"))
