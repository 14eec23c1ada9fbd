# Forks from the newest child each time, so that the parents are gone when they are looked at.
# flags: --pids 16 --timeout 5s
# limits: pids
read_end, write_end = os.pipe()
if os.fork() == 0:
    import time
    for _ in range(40):
        try:
            pid = os.fork()
        except OSError:
            os._exit(0)
        os.write(write_end, b"x")
        if pid:
            time.sleep(1.5)
            os._exit(0)
    os._exit(0)
import time
time.sleep(1)
os.set_blocking(read_end, False)
try:
    count = len(os.read(read_end, 1000))
except BlockingIOError:
    count = 0
decide(count >= 60, count)
