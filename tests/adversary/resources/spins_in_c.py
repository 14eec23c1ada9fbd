# Computes one number in C for longer than its time: no signal handler of Python's gets in.
# naive: term
# flags: --timeout 1s
# ends: timeout
# limits: wall, cpu
import signal

signal.signal(signal.SIGTERM, lambda *_: None)
decide(pow(7, 1 << 62, (1 << 200_000) - 1) >= 0)
