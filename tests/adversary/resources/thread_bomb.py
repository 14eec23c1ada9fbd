# Starts threads until it is refused.
# flags: --pids 16
# limits: pids
import threading

stop = threading.Event()
started = []
def start():
    threading.Thread(target=stop.wait, args=(10,), daemon=True).start()
    started.append(1)

while len(started) < 40 and does(start, RuntimeError):
    pass
stop.set()
decide(len(started) == 40, len(started))
