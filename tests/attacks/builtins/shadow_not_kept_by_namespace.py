# The namespace of a class body forgets what is stored in it.
class Forgetful(dict):
    def __setitem__(self, key, value):
        if key != "eval":
            dict.__setitem__(self, key, value)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Forgetful()
class A(metaclass=Meta):
    def eval(text):
        return None
    answer = eval("6 * 7")
print("REACHED eval", A.answer)
