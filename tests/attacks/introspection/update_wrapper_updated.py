# functools.update_wrapper reads a dictionary by text and hands it to our own.
import functools
class D(dict):
    pass
class W:
    def __init__(self):
        self.seen = D()
    def __getattr__(self, name):
        return self.seen
w = W()
functools.update_wrapper(w, lambda: 0, assigned=(), updated=("__globals__",))
print("REACHED globals", w.seen["__name__"])
