# A name behind a prefix that is removed.
print("REACHED class", getattr((), "x_y__class__".removeprefix("x_y")).__name__)
