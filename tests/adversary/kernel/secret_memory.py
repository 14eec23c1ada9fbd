# Makes memory that the kernel itself can't look at, outside all counters of resident size.
# needs: memfd_secret
succeeds("memfd_secret", 0)
