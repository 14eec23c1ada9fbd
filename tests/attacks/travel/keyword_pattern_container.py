# A list is bound anew by the keyword of a class pattern, behind the one that stands in sight.
def probe():
    pass
class A:
    rows = ["__globals__"]
names = ["__name__"]
match {"key": A()}:
    case {"key": A(rows=names) | A(rows=[*names])}:
        for name in names:
            print("REACHED globals", getattr(probe, name)["probe"].__name__)
