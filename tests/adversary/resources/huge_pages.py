# Maps the machine's huge pages, which count in no resident size and no memory cgroup.
area = mmap(2 << 20, 3, 0x22 | 0x40000 | 0x4000)  # MAP_HUGETLB | MAP_NORESERVE
decide(area is not None)
