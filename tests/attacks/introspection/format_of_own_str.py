# format() of an own str subclass.
class Text(str):
    pass
print("REACHED attribute", Text("{0.__class__.__base__}").format(()))
