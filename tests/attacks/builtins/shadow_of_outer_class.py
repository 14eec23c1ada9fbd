# A nested class body does not see the names of the class around it.
class Outer:
    def open(self):
        return None
    class Inner:
        if not len("a"):
            open = None
        text = open("/etc/passwd").read()
print("REACHED file", Outer.Inner.text.count("root"))
