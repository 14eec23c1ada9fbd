# Sends signals to the groups that its ancestors are in.
# stage: group-victim
import signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
for pid in (os.getppid(), 1, os.getsid(0), os.getpgid(0)):
    if pid > 1:
        does(lambda: os.killpg(os.getpgid(pid), signal.SIGTERM))
decide(False, "the host looks")
