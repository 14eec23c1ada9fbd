# Runs without a system call filter.
mode, error = syscall("prctl", 21, 0, 0, 0, 0)  # PR_GET_SECCOMP
decide(mode == 0, (mode, error))
