"""Packs ticks into bytes and back: struct, bytes.decode, int.from_bytes, array, memoryview."""
import array
import base64
import binascii
import struct
import zlib

FORMAT = struct.Struct("<Qdd")
ticks = [(1700000000 + i, 100 + i * 0.25, 100.1 + i * 0.25) for i in range(4)]
packed = b"".join(FORMAT.pack(*tick) for tick in ticks)
again = [FORMAT.unpack_from(packed, offset) for offset in range(0, len(packed), FORMAT.size)]
assert again == ticks
closes = array.array("d", (t[1] for t in ticks))
view = memoryview(closes)
text = base64.b64encode(packed[:8]).decode("ascii")
print(len(packed), view[1:3].tolist(), text, zlib.crc32(packed), int.from_bytes(packed[:4], "little"))
print(binascii.hexlify(b"open").decode(), "close".encode("utf-8")[::-1], bytes(range(3)), closes.itemsize)
