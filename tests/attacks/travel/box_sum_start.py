# sum() hands the lists inside a list to the start value's operator; an f-string reads the element.
def own():
    pass
class Grow:
    def __add__(self, r):
        r[0] = "__globals__"
        return self
rows = [["__name__"]]
sum(rows, Grow())
print("REACHED globals", "own" in getattr(own, f"{rows[0][0]}"))
