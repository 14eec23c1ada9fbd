# A class's __name__ is an attribute that no assignment binds.
def own():
    pass
class Base:
    def __init_subclass__(cls):
        print("REACHED globals", "own" in getattr(own, cls.__name__))
    def keep(self):
        self.__name__ = "copy"
class __globals__(Base):
    pass
