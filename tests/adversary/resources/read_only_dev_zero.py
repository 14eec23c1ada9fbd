# Takes memory by reading from a shared mapping of /dev/zero: each page that is read is made.
# flags: --memory 120m
# ends: ok, memory
# limits: memory
kept = []

def take():
    descriptor = os.open("/dev/zero", os.O_RDONLY)
    for _ in range(25):
        area = mmap(10 << 20, 1, 1, descriptor)  # PROT_READ, MAP_SHARED
        if area is None or syscall("madvise", area, 10 << 20, 22)[0] != 0:  # MADV_POPULATE_READ
            raise OSError("refused")
        syscall("madvise", area, 10 << 20, 4)  # MADV_DONTNEED: out of the tables, not out of memory
        kept.append(area)

decide(does(take) and len(kept) == 25)
