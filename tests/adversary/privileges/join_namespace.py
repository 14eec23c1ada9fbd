# Enters namespaces by descriptor: its parent's, process 1's, its own.
# bare: own
joined = []
for pid in ("self", "1", str(os.getppid())):
    for name in ("mnt", "net", "uts", "ipc"):
        def enter():
            descriptor = os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY)
            if syscall("setns", descriptor, 0)[0] == 0:
                joined.append((pid, name))
        does(enter)
decide(joined, joined)
