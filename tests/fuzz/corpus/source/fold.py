a = "".join(chr(c) for c in (101, 118, 97, 108))
b = getattr(__builtins__, a[::-1][::-1])
c = "{0.__class__}".format(b)
d = "%s%s" % ("ev", "al")
e = f"{d!r:>{10}}"
