# Has the kernel drop a shared file from its cache.
# stage: data
descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
decide(does(lambda: os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)))
