# Puts a shared file out of the page cache, and the next run asks whether it is in: no clock is needed.
# order: twice
# stage: data
descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)

def is_cached():
    try:
        return os.preadv(descriptor, [bytearray(1)], 0, os.RWF_NOWAIT) == 1
    except BlockingIOError:
        return False  # and the asking itself reads it in

try:
    if ROLE == "first":
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        decide(False)
    evicted = not is_cached()
    os.pread(descriptor, 1, 0)
    decide(evicted and is_cached(), evicted)
except OSError as error:
    decide(False, error)
