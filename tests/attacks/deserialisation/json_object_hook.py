# A hook builds objects by the names that JSON gives.
import json
kinds = {"eval": eval}
print("REACHED eval", json.loads('{"f": "eval", "x": "6 * 7"}', object_hook=lambda d: kinds[d["f"]](d["x"])))
