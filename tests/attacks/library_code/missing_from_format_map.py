# A mapping of ours answers a format field with an object whose attributes the field reads.
class M(dict):
    def __missing__(self, key):
        return print
print("REACHED builtins", "{x.__self__}".format_map(M()))
