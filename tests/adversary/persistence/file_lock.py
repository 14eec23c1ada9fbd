# Locks a shared file, and another run finds it locked.
# order: together
# stage: data
import fcntl
import time

descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
end = time.monotonic() + 3
if ROLE == "first":
    does(lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB))
    time.sleep(2.5)
    decide(False)
locked = False
while not locked and time.monotonic() < end - 1:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(descriptor, fcntl.LOCK_UN)
    except BlockingIOError:
        locked = True
    except OSError:
        break
    time.sleep(0.02)
decide(locked)
