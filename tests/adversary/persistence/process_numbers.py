# Counts other runs' processes by the gaps in its children's numbers.
# order: together
import time

def child():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return pid

if ROLE == "first":
    for _ in range(60):
        child()
        time.sleep(0.02)
    decide(False)
numbers = []
for _ in range(30):
    numbers.append(child())
    time.sleep(0.03)
gaps = [after - before for before, after in zip(numbers, numbers[1:])]
decide(any(gap != 1 for gap in gaps), gaps)
