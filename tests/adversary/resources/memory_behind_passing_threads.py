# Ends its first thread, and lets threads come and go while memory is held: whichever was listed is gone when it is asked.
# flags: --memory 120m
# ends: memory
# limits: memory, pids
import threading
import time

def pass_on(end):
    if time.monotonic() < end:
        threading.Thread(target=pass_on, args=(end,)).start()
        return
    decide(sum(block[-1] for block in blocks) == 250)

def take():
    time.sleep(0.1)
    blocks.extend(bytes([1]) * (1 << 20) for _ in range(250))

blocks = []
threading.Thread(target=pass_on, args=(time.monotonic() + 1.5,)).start()
threading.Thread(target=take).start()
syscall(60, 0)  # exit, of this thread alone
