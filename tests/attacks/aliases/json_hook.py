# A builtin as the parser of numbers in JSON.
import json
print("REACHED eval", json.loads("[6.75]", parse_float=eval)[0])
