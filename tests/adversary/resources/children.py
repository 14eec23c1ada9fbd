# Takes the memory with its children, each of them below the bound.
# flags: --memory 120m
# ends: ok, memory
# limits: memory
import time

read_end, write_end = os.pipe()
pids = []
for _ in range(4):
    pids.append(os.fork())
    if pids[-1] == 0:
        block = bytes([1]) * (60 << 20)
        os.write(write_end, b"x")
        time.sleep(2)
        os._exit(block[0])
time.sleep(1.2)
alive = [pid for pid in pids if os.waitpid(pid, os.WNOHANG) == (0, 0)]
os.set_blocking(read_end, False)
decide(len(alive) == 4 and len(os.read(read_end, 4)) == 4, alive)
