# Has the kernel look for a key: it may start a program of the host's to make one.
import struct

syscall("add_key", b"user", os.environ["TOKEN"].encode(), b"x", 1, -2)
succeeds("request_key", b"user", os.environ["TOKEN"].encode(), 0, -2)
