# Forks until it is refused.
# flags: --pids 16
# limits: pids
import time

pids = []
def fork():
    pid = os.fork()
    if pid == 0:
        time.sleep(20)
        os._exit(0)
    pids.append(pid)

while len(pids) < 40 and does(fork):
    pass
for pid in pids:
    os.kill(pid, 9)
decide(len(pids) == 40, len(pids))
