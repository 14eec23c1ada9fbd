# Reaches the code of Landlock, to stack rule sets for ever.
import struct

succeeds("landlock_create_ruleset", ctypes.create_string_buffer(struct.pack("Q", 1)), 8, 0)
