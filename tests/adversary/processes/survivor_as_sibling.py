# Leaves a process that is its sibling and not its child (CLONE_PARENT), asked to die with nobody.
pid, _ = syscall("clone", 0x8000 | 17, 0, 0, 0, 0)  # CLONE_PARENT | SIGCHLD
if pid == 0:
    import signal
    import time
    os.setsid()
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    syscall("prctl", 1, 0, 0, 0, 0)  # PR_SET_PDEATHSIG
    os.closerange(0, 10)
    time.sleep(60)
decide(False, "the host looks")
