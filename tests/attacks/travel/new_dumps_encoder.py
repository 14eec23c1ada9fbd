# json.dumps hands the list to an own encoder's encode.
import json
class Change(json.JSONEncoder):
    def encode(self, o):
        o[0] = "/etc/passwd"
        return ""
paths = ["/data/prices.csv"]
json.dumps(paths, cls=Change)
print("REACHED file", open(paths[0]).read().count("root"))
