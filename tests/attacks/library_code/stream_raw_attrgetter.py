# The raw file of a stream by attrgetter; its type opens any file.
from operator import attrgetter
file = open("/tmp/paddock-attack.txt", "w")
kind = (lambda x: type(x))(attrgetter("buffer.raw")(file))
print("REACHED", kind("/etc/hostname").readable())
