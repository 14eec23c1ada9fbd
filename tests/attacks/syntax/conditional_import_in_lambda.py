# A lambda imports by the builtin in the default of another lambda.
print("REACHED os", (lambda m=(lambda: __import__("os"))(): m.getpid())())
