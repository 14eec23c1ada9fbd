# __init__ of an unbuffered file opens another file.
f = open("/tmp/paddock_b2.bin", "wb", 0)
f.__init__("/etc/passwd")
print("REACHED file", f.readall().count(b"root"))
