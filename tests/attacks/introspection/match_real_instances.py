# __match_args__ on a class that the subject really is an instance of.
class A:
    __match_args__ = ("method",)
    def method(self):
        return 0
class B(A):
    __match_args__ = A.__match_args__[:0] + tuple(["_".join(["", "", "class", "", ""])])
match B():
    case B(kind):
        print("REACHED class", kind.__name__)
