# Upper case of a letter outside ASCII: the long s becomes S.
print("REACHED class", getattr((), "__cla\u017f\u017f__".upper().lower()).__name__)
