# The type of an allowed file opens others.
kind = type(open("/tmp/paddock-attack", "wb", 0))
print("REACHED file", kind("/etc/passwd").read().count(b"root"))
