# json.JSONDecodeError calls count() of the document that it is made of, with the place that it is given.
import json
class Document:
    def count(self, what, start, path):
        print("REACHED file", open(path).read().count("root") > 0)
        raise ValueError
document = Document()
if 0:
    document.count("", 0, "/data/x")
try:
    json.JSONDecodeError("", document, "/etc/passwd")
except ValueError:
    pass
