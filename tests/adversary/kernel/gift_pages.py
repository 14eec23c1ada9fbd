# Puts its own pages into a pipe without a copy (vmsplice; compare CVE-2022-0847).
import struct

read_end, write_end = os.pipe()
page = ctypes.create_string_buffer(4096)
succeeds("vmsplice", write_end, ctypes.create_string_buffer(struct.pack("QQ", ctypes.addressof(page), 4096)), 1, 0)
