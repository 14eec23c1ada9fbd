# Writes more to the output folder than it may.
# limits: disk
# ends: ok, memory
written = 0
def write():
    global written
    with open(f"{OUT}/{written}", "wb", buffering=0) as file:
        for _ in range(15):
            written += file.write(bytes([1]) * (1 << 20))

while written < 150 << 20 and does(write):
    pass
for name in os.listdir(OUT):
    os.unlink(f"{OUT}/{name}") if written > 110 << 20 else None
decide(written > 110 << 20, written)
