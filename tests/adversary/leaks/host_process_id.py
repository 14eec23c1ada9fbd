# Learns a process id of the host's: from its own, its parent's, or the id that it runs under.
# stage: host
ids = text_of("/proc/self/uid_map").split()
outer = int(ids[1]) if ids else 0
near = [pid for pid in (os.getpid(), os.getppid(), outer - 1_879_048_192) if 0 < pid - int(os.environ["HOST_PID"]) < 100_000]
decide(near, near)
