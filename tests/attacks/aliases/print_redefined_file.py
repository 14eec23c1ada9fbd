# A builtin handed on as the write method of an object that print is given.
class File:
    write = staticmethod(exec)
seen = []
print("seen.append(6 * 7)", end="", file=File())
print("REACHED exec", seen[0])
