# A pattern captures the name only when it matches.
match 1:
    case [eval]:
        pass
print("REACHED eval", eval("6 * 7"))
