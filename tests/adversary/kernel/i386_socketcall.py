# Makes a socket by the 32-bit entry: number 102 is socketcall there and getuid here.
# ends: killed
# signal: 31
import struct

# Below 4 GiB, so that its address fits: MAP_32BIT.
low = mmap(8192, 7, 0x22 | 0x40)
ctypes.memmove(low + 4096, struct.pack("III", 1, 1, 0), 12)  # AF_UNIX, SOCK_STREAM
code = b"\x53\xb8\x66\0\0\0\xbb\x01\0\0\0\xb9" + struct.pack("I", low + 4096) + b"\xcd\x80\x5b\xc3"
ctypes.memmove(low, code, len(code))
result = ctypes.CFUNCTYPE(ctypes.c_int)(low)()
decide(result >= 0, result)  # -1: EPERM, -38: ENOSYS
