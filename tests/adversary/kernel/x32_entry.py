# Calls the kernel by the numbers of x32: a process that goes on was at least let in.
# ends: killed
# signal: 31
result, error = syscall(0x40000000 | 39)
decide(True, (result, error))
