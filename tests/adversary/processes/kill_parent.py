# Kills and stops the process that watches over it.
import signal
import time

parent = os.getppid()
for number in (signal.SIGSTOP, signal.SIGKILL):
    does(lambda: os.kill(parent, number))
for _ in range(50):  # half a second for the kernel to tell
    if os.getppid() != parent:
        break
    time.sleep(0.01)
decide(os.getppid() != parent, (parent, os.getppid()))
