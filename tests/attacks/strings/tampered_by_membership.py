# A list is changed by the container that it is looked for in.
class A:
    def __contains__(self, other):
        other[0] = "/etc/passwd"
        return True
paths = ["/tmp/prices.csv"]
paths in A()
print("REACHED file", open(f"{paths[0]}").read().count("root"))
