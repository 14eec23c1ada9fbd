# A builtin wrapped as a factory of default values.
import collections
class Codes(collections.defaultdict):
    def __missing__(self, key):
        return self.default_factory(key)
print("REACHED eval", Codes(eval)["6 * 7"])
