# A subclass of string.Formatter with a field of its own.
import string
class F(string.Formatter):
    def get_value(self, key, args, kwargs):
        return ()
print("REACHED attribute", F().format("{x.__class__.__base__}"))
