# The same inside a class body, from which names fall through to the builtins.
class Strategy:
    def open(self):
        return None
    try:
        {}["a"]
    except KeyError as open:
        pass
    text = open("/etc/passwd").read()
print("REACHED file", Strategy.text.count("root"))
