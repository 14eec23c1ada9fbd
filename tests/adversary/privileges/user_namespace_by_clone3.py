# Makes a user namespace by clone3, whose flags lie in memory where a filter does not look.
import struct

arguments = ctypes.create_string_buffer(struct.pack("QQQQQQQQ", 0x10000000, 0, 0, 0, 17, 0, 0, 0))
pid, error = syscall("clone3", arguments, 64)
if pid == 0:
    os._exit(0)
decide(pid > 0, error)
