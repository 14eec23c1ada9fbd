# Sleeps past its time.
# naive: term
# flags: --timeout 1s
# ends: timeout
# limits: wall
import signal
import time

signal.signal(signal.SIGTERM, lambda *_: None)
time.sleep(20)
decide(True)
