# Leaves processes that fork faster than a supervisor kills them one by one.
# limits: pids
import time

end = time.monotonic() + 20
for _ in range(4):
    if os.fork() == 0:
        os.setsid()
        os.closerange(0, 3)
        while time.monotonic() < end:
            if does(lambda: os.fork() and os._exit(0)) is False:
                break
            time.sleep(0.005)
        os._exit(0)
time.sleep(0.05)
decide(False, "the host looks")
