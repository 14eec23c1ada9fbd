# A path of a str subclass whose operators answer otherwise.
class Path(str):
    def __add__(self, other):
        return "/etc/passwd"
print("REACHED file", open(Path("/tmp/") + "prices.csv").read().count("root"))
