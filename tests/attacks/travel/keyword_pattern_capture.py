# A lone name behind `a=` in a class pattern is bound by the match.
def f():
    pass
class P:
    a = "__globals__"
name = "__name__"
match P():
    case P(a=name):
        print("REACHED globals", getattr(f, name)["f"].__name__)
