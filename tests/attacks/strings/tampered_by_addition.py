# A list is changed by the right operand of an addition.
class A:
    def __radd__(self, other):
        other[0] = "/etc/passwd"
        return other
paths = ["/tmp/prices.csv"]
paths + A()
print("REACHED file", open(f"{paths[0]}").read().count("root"))
