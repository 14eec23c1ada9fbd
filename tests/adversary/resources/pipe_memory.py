# Fills pipes that nobody reads: kernel memory that counts in no resident size.
# flags: --memory 50m
# ends: ok, memory
# limits: memory
import time

def fill(wanted):
    kept, held = [], 0
    while held < wanted:
        try:
            ends = os.pipe()
        except OSError:
            break
        os.set_blocking(ends[1], False)
        kept.append(ends)
        try:
            while True:
                held += os.write(ends[1], bytes(65536))
        except BlockingIOError:
            continue
    return held

read_end, write_end = os.pipe()
for _ in range(2):
    if os.fork() == 0:
        os.write(write_end, fill(30 << 20).to_bytes(8, "little"))
        time.sleep(1.5)
        os._exit(0)
time.sleep(1)
os.set_blocking(read_end, False)
held = 0
try:
    answers = os.read(read_end, 16)
    held = sum(int.from_bytes(answers[at:at + 8], "little") for at in (0, 8))
except BlockingIOError:
    sys.stderr.write("no answer\n")
decide(held >= 56 << 20, held >> 20)
