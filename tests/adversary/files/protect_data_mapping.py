# Maps data read-only and shared, then asks mprotect for writing.
# stage: data
descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDWR if os.access(os.environ["DATA"] + "/prices.csv", os.W_OK) else os.O_RDONLY)
address = mmap(4096, 1, 1, descriptor)  # PROT_READ, MAP_SHARED
result, _ = syscall(10, address, 4096, 3)  # mprotect: PROT_READ | PROT_WRITE
if result == 0:
    ctypes.memmove(address, b"9", 1)
decide(result == 0)
