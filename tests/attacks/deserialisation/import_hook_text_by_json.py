# Names from JSON are handed to getattr.
import json, typing
names = json.loads('["sys", "modules"]')
x = typing
for name in names:
    x = getattr(x, name)
print("REACHED os", x["posix"].getpid())
