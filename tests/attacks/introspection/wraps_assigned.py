# functools.wraps does the same as a decorator.
import functools
class W:
    def __setattr__(self, name, value):
        if name == "__builtins__":
            print("REACHED builtins", value["eval"]("6 * 7"))
functools.wraps(lambda: 0, assigned=["__builtins__"], updated=[])(W())
