# Uses up the pages that all pipes of a user may have: another run's pipes, and the caller's, get smaller.
# order: together
import time

kept = []
if ROLE == "first":
    pids = []
    for _ in range(6):
        pid = os.fork()
        if pid == 0:
            while len(kept) < 250 and does(lambda: kept.append(os.pipe())):
                pass
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
