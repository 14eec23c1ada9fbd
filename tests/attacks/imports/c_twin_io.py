# The C module behind io.
from _io import FileIO
print("REACHED file", FileIO("/etc/passwd").read().count(b"root"))
