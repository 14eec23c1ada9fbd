# list.count hands the lists inside a list to the other object's __eq__.
def own():
    pass
class Change:
    def __eq__(self, r):
        r[0] = "__globals__"
        return False
rows = [["__name__"]]
rows.count(Change())
print("REACHED globals", "own" in getattr(own, f"{rows[0][0]}"))
