# A class pattern that reads an attribute by keyword.
match ():
    case object(__class__=c):
        print("REACHED class", c.__name__)
