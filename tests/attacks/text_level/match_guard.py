# A call in the guard of a case.
match 1:
    case _ if eval('print("REACHED eval", 6 * 7)') is None:
        pass
