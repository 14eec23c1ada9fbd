# __match_args__ reads the module that a builtin is bound to.
class Any(type):
    def __instancecheck__(cls, thing):
        return True
class P(metaclass=Any):
    __match_args__ = ("__self__",)
match print:
    case P(module):
        print("REACHED builtins", module.open("/etc/passwd").read().count("root"))
