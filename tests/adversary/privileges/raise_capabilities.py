# Puts capabilities into its effective set.
# bare: own
import struct

header = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0))
everything = ctypes.create_string_buffer(struct.pack("IIIIII", 1 << 21, 1 << 21, 0, 0, 0, 0))  # CAP_SYS_ADMIN
succeeds("capset", header, everything)
