# A list is changed while it is written out.
class A:
    def __format__(self, spec):
        paths.clear()
        paths.append("/etc/passwd")
        return ""
paths = ["/tmp/prices.csv"]
f"{A()}"
print("REACHED file", open(f"{paths[0]}").read().count("root"))
