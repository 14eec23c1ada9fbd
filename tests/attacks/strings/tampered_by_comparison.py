# A list is changed by the other operand of a comparison.
class A:
    def __eq__(self, other):
        other[0] = "/etc/passwd"
        return True
paths = ["/tmp/prices.csv"]
paths == A()
print("REACHED file", open(f"{paths[0]}").read().count("root"))
