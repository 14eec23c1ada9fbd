# A name made by str.format with a keyword and an alignment.
print("REACHED class", getattr((), "{a:_^9}".format(a="class")).__name__)
