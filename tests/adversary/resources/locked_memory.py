# Locks memory, so that the kernel can't take it back.
area = mmap(1 << 20, 3, 0x22)
decide(syscall("mlock", area, 1 << 20)[0] == 0 or mmap(1 << 20, 3, 0x22 | 0x2000) is not None)  # MAP_LOCKED
