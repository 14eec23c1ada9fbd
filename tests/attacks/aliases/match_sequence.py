# A builtin captured by a sequence pattern.
match [1, eval]:
    case [_, f]:
        print("REACHED eval", f("6 * 7"))
