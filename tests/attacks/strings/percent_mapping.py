# A name made by the percent operator from a mapping.
print("REACHED class", getattr((), "__%(a)s__" % {"a": "class"}).__name__)
