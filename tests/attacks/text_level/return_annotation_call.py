# A call in the annotation of what is returned.
def f() -> print('REACHED eval', eval('6 * 7')):
    pass
