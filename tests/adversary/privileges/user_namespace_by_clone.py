# Makes a user namespace with its child.
pid, error = syscall("clone", 0x10000000 | 17, 0, 0, 0, 0)
if pid == 0:
    os._exit(0)
decide(pid > 0, error)
