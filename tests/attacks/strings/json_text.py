# A name from JSON.
import json
print("REACHED class", getattr((), json.loads('"\\u005f_class__"')).__name__)
