# A list is changed by the object that it is a key of.
class A:
    def __getitem__(self, other):
        other[0] = "/etc/passwd"
paths = ["/tmp/prices.csv"]
A()[paths]
print("REACHED file", open(f"{paths[0]}").read().count("root"))
