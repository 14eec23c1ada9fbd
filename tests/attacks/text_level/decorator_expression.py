# Any expression may decorate.
@[f := eval][0]
@(lambda g: '6 * 7')
def answer():
    pass
print('REACHED eval', answer)
