# Calls the kernel by its 32-bit entry, where the same numbers are other calls (DMOJ 077d3ede).
# ends: killed
# signal: 31
code = b"\xb8\x14\0\0\0\xcd\x80\xc3"  # mov eax, 20 (getpid); int 0x80; ret
page = mmap(4096, 7, 0x22)  # readable, writable, executable; private, anonymous
ctypes.memmove(page, code, len(code))
decide(ctypes.CFUNCTYPE(ctypes.c_int)(page)() == os.getpid())
