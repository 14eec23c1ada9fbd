# Runs without a system call filter.
with open("/proc/self/status", encoding="ascii") as file:
    decide("\nSeccomp:\t0" in file.read())
