# Enters the namespaces of a process by its pidfd.
# bare: own
pidfds = [syscall("pidfd_open", pid, 0)[0] for pid in (os.getpid(), os.getppid(), 1)]
decide(any(syscall("setns", pidfd, flag)[0] == 0 for pidfd in pidfds for flag in (0x20000, 0x40000000, 0x4000000)))
