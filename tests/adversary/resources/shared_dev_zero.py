# The same by /dev/zero, which shares memory when it is mapped so.
# flags: --memory 120m
# ends: ok, memory
# limits: memory
import mmap as module

def take():
    kept = []
    with open("/dev/zero", "r+b") as file:
        for _ in range(25):
            block = module.mmap(file.fileno(), 10 << 20)
            for place in range(0, 10 << 20, 4096):
                block[place] = 1
            block.madvise(module.MADV_DONTNEED)
            kept.append(block)
    if sum(block[8192] for block in kept) != 25:
        raise OSError("the pages are gone")

decide(does(take))
