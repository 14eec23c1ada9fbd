# Writes more to the temporary folder than it may.
# limits: disk
written = 0
def write():
    global written
    with open(f"{TMP}/{written}", "wb", buffering=0) as file:
        for _ in range(15):
            written += file.write(bytes([1]) * (1 << 20))

while written < 150 << 20 and does(write):
    pass
decide(written > 110 << 20, written)
