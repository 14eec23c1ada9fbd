# The names stand in a list that is sorted into another order.
names = ["close", "__class__"]
names.sort()
for name in names:
    if name > "^" and name < "a":
        print("REACHED class", getattr((), name).__name__)
