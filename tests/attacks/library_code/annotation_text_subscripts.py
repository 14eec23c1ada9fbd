# The text has no parentheses: it subscripts an object of ours that answers.
import functools
seen = []
class Ask:
    def __getitem__(self, key):
        seen.append(key)
        return int
ask = Ask()
@functools.singledispatch
def f(x):
    return x
@f.register
def _(x: "ask[print.__self__]"):
    return x
print("REACHED builtins", seen[0].open("/etc/passwd").read().count("root"))
