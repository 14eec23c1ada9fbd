# dataclasses.replace calls the own __init__ of a dataclass.
import dataclasses
@dataclasses.dataclass
class Book:
    path: str
    def __init__(self, path):
        self.path = path
        self.text = open(path).read() if path != "/data/none" else ""
print("REACHED file", dataclasses.replace(Book("/data/none"), path="/etc/passwd").text.count("root"))
