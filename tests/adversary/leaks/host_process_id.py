# Learns a process id of the host's: from its own, its parent's, or the id that it runs under.
# stage: host
with open("/proc/self/uid_map", encoding="ascii") as file:
    outer = int(file.read().split()[1])
near = [pid for pid in (os.getpid(), os.getppid(), outer - 1_879_048_192) if 0 < pid - int(os.environ["HOST_PID"]) < 100_000]
decide(near, near)
