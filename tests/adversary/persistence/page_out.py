# Puts pages of a shared file out of memory for all who map it.
# stage: data
descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
area = mmap(4096, 1, 1, descriptor)  # PROT_READ, MAP_SHARED
ctypes.string_at(area, 1)
import resource

before = resource.getrusage(resource.RUSAGE_SELF).ru_majflt
syscall("madvise", area, 4096, 21)  # MADV_PAGEOUT, which may say yes and do nothing
ctypes.string_at(area, 1)
decide(resource.getrusage(resource.RUSAGE_SELF).ru_majflt > before, before)
