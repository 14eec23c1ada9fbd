# A decorator that pandas' indexes import formats texts with objects that it is given.
from pandas.core.indexes.category import doc
def own():
    pass
def shown():
    pass
doc("{x." + "__glo" + "bals__}", x=own)(shown)
print("REACHED globals", "own" in shown.__doc__)
