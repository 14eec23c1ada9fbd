# Uses up the pages that all pipes of a user may have: another run's pipes, and the caller's, get smaller.
# order: together
import time

kept = []

def take():
    """Pipes of which the read end alone stays open, which is enough to keep the pages: as many as there are descriptors."""
    while len(kept) < 1000:
        try:
            read_end, write_end = os.pipe()
        except OSError:
            return
        os.close(write_end)
        kept.append(read_end)

if ROLE == "first":
    pids = []
    for _ in range(40):
        pid = os.fork()
        if pid == 0:
            take()
            time.sleep(1.5)
            os._exit(0)
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)
    decide(False)
smallest = 1 << 20
for _ in range(60):
    ends = os.pipe()
    smallest = min(smallest, syscall("fcntl", ends[0], 1032)[0])  # F_GETPIPE_SZ
    os.close(ends[0])
    os.close(ends[1])
    time.sleep(0.02)
decide(smallest < 65536, smallest)
