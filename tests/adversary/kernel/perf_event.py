# Counts the processor's events: side channels, and a long list of kernel bugs.
import struct

attributes = ctypes.create_string_buffer(struct.pack("IIQ", 1, 120, 0) + bytes(24) + struct.pack("Q", 1 << 5 | 1 << 6) + bytes(72))
succeeds("perf_event_open", attributes, 0, -1, -1, 0)
