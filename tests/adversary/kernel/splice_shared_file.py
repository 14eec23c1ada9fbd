# Moves pages of a shared file into a pipe without a copy (the first step of CVE-2022-0847, Dirty Pipe).
descriptor = os.open(os.__file__, os.O_RDONLY)
read_end, write_end = os.pipe()
succeeds("splice", descriptor, 0, write_end, 0, 1, 0)
