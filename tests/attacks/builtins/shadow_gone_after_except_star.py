# The same at the end of an except* clause.
def exec(text, names):
    return None
try:
    {}["a"]
except* KeyError as exec:
    pass
names = {}
exec("import os; pid = os.getpid()", names)
print("REACHED exec", names["pid"])
