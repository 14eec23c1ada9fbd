# Class patterns inside class patterns walk a chain.
match ():
    case object(__class__=object(__base__=object(__subclasses__=f))):
        print("REACHED subclasses", len(f()))
