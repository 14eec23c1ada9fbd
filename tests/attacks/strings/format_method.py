# A name made by str.format.
print("REACHED class", getattr((), "__{}__".format("class")).__name__)
