# Ends its first thread and takes memory in the second: /proc/PID shows a zombie without any memory.
# flags: --memory 120m
# ends: memory
# limits: memory
import threading
import time

def take():
    time.sleep(0.2)
    blocks = [bytes([1]) * (1 << 20) for _ in range(250)]
    time.sleep(0.3)
    decide(sum(block[-1] for block in blocks) == 250)

threading.Thread(target=take).start()
syscall(60, 0)  # exit, of this thread alone
