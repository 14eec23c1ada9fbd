# Stops its whole group, so that no timer inside runs (piston #196).
# naive: term
# flags: --timeout 1s
# ends: timeout
# limits: wall
import signal

os.kill(0, signal.SIGSTOP)
decide(True, "it went on")
