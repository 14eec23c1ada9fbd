# Sees in its share of a shared page (Pss) that another run maps it at the same time.
# order: together
# stage: data
import time

descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
area = mmap(4096, 1, 1, descriptor)
ctypes.string_at(area, 1)
if ROLE == "first":
    time.sleep(2.5)
    decide(False)

def share():
    with open("/proc/self/smaps", encoding="ascii") as file:
        text = file.read()
    entry = text[text.index(f"{area:x}-"):]
    return int(entry[entry.index("\nPss:"):].split()[1])

shared = False
def look():
    global shared
    for _ in range(60):
        shared = shared or share() < 4
        time.sleep(0.02)

does(look)
decide(shared, "kilobytes of 4")
