# Reads from a huge empty area: its page tables are memory that counts in no resident size.
# flags: --memory 60m
# ends: ok, memory
# limits: memory
size = 32 << 30
for _ in range(2):
    area = mmap(size, 1, 0x4022)  # PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    if area is None or syscall("madvise", area, size, 15)[0] != 0 or syscall("madvise", area, size, 22)[0] != 0:
        decide(False, "refused")  # MADV_NOHUGEPAGE, MADV_POPULATE_READ
decide(True, "each of the two areas takes 64 MiB of tables")
