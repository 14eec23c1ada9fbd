# A call among the keywords of a class.
class Base:
    def __init_subclass__(cls, **names):
        print('REACHED eval', names['x'])
class A(Base, x=eval('6 * 7')):
    pass
