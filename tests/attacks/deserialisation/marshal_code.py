# Code objects from bytes.
import marshal
print("REACHED code", type(marshal.loads(marshal.dumps(compile("1", "f", "eval")))).__name__)
