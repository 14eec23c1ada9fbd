# A dictionary of pickles in a file.
import shelve
with shelve.open("out") as d:
    d["a"] = 42
    print("REACHED unpickling", d["a"])
