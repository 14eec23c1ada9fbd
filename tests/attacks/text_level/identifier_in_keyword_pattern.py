# Folded letters in a class pattern.
match ():
    case object(__clᵃss__=c):
        print('REACHED class', c.__name__)
