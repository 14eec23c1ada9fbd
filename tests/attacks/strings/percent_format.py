# A name made by the percent operator.
print("REACHED class", getattr((), "%sass__" % "__cl").__name__)
