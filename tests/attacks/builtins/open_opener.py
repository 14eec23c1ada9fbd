# An opener chooses another file than the path says.
import posix
f = open("/tmp/x", opener=lambda path, flags: posix.open("/etc/passwd", flags))
print("REACHED file", f.read().count("root"))
