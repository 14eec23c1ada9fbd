# A name joined from reversed().
print("REACHED class", getattr((), "".join(reversed("__ssalc__"))).__name__)
