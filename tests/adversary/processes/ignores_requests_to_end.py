# Ignores every signal that can be ignored, and stays.
# naive: term
# flags: --timeout 1s
# ends: timeout
# limits: wall
# signal: 9
import signal
import time

for number in set(range(1, 65)) - {signal.SIGKILL, signal.SIGSTOP, 32, 33}:
    does(lambda: signal.signal(number, signal.SIG_IGN))
time.sleep(20)
decide(True, "it is still there")
