# Closes its output and stays: an end of file is no end of the program.
# naive: term
# flags: --timeout 1s
# ends: timeout
# limits: wall
import signal
import time

signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.closerange(0, 3)
time.sleep(20)
