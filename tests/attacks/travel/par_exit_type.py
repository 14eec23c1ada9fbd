# __exit__ gets the class of the exception.
class Stop(Exception):
    def __init__(self, path):
        self.text = open(path).read() if path != "/data/none" else ""
class Guard:
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        print("REACHED file", kind("/etc/passwd").text.count("root"))
        return True
with Guard():
    raise Stop("/data/none")
