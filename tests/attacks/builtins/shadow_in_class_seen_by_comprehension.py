# A comprehension in a class body does not see the class's names.
class A:
    def open(self):
        return None
    text = [open(path).read() for path in ["/etc/passwd"]][0]
print("REACHED file", A.text.count("root"))
