# A name from the text of an exception.
try:
    {}["__class__"]
except KeyError as error:
    print("REACHED class", getattr((), error.args[0]).__name__)
