# A builtin that a pattern captures.
match eval:
    case f:
        print("REACHED eval", f("6 * 7"))
