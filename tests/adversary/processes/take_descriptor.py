# Takes a descriptor out of another process by a pidfd.
# stage: victim
taken = []
for pid in (int(os.environ["VICTIM_PID"]), os.getppid(), 1):
    pidfd, _ = syscall("pidfd_open", pid, 0)
    if pidfd >= 0:
        taken += [descriptor for descriptor in range(8) if syscall("pidfd_getfd", pidfd, descriptor, 0)[0] >= 0]
decide(taken, taken)
