# Holds a capability in any set.
# bare: own
import struct

header = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0))
held = ctypes.create_string_buffer(24)
syscall("capget", header, held)
bounding = [number for number in range(64) if syscall("prctl", 24, number, 0, 0, 0)[0] == 1]  # PR_CAPBSET_READ
decide(any(held.raw) or bounding, (held.raw, bounding))
