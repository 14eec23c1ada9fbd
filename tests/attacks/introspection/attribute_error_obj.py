# AttributeError keeps the object that a format field looked at.
try:
    "{0.__class__.__base__.nothing}".format(())
except AttributeError as error:
    print("REACHED class", error.obj.__name__)
