# Makes a BPF map.
# bare: root
import struct

attributes = ctypes.create_string_buffer(struct.pack("IIII", 2, 4, 4, 1) + bytes(112))
succeeds("bpf", 0, attributes, 72)
