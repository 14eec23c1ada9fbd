# Traces its own child and changes a system call after the filter has seen it.
pid = os.fork()
if pid == 0:
    import time
    time.sleep(5)
    os._exit(0)
result, error = syscall("ptrace", 0x4206, pid, 0, 0)  # PTRACE_SEIZE
os.kill(pid, 9)
decide(result == 0, error)
