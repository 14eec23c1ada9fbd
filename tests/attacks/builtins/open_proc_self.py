# The process's own memory map.
print("REACHED file", len(open("/proc/self/maps").read()) > 0)
