# The key function of a sorted() that a loop walks over gets the lists inside a list.
def own():
    pass
def change(r):
    r[0] = "__globals__"
    return 0
rows = [["__name__"]]
for other in sorted(rows, key=change):
    pass
print("REACHED globals", "own" in getattr(own, f"{rows[0][0]}"))
