# Makes as many mappings as it can in several processes: the kernel's records of them count in no resident size.
# flags: --memory 60m
# ends: ok, memory
# limits: memory
import time

def fill():
    count = 0
    area = mmap(65_000 * 8192, 0, 0x4022)  # PROT_NONE, private, anonymous
    for number in range(0, 32_000):
        if syscall(10, area + number * 8192, 4096, 1)[0] != 0:  # mprotect: PROT_READ, each page a record of its own
            break
        count += 2
    return count

read_end, write_end = os.pipe()
for _ in range(7):
    if os.fork() == 0:
        os.write(write_end, fill().to_bytes(8, "little"))
        time.sleep(3)
        os._exit(0)
count, end = 0, time.monotonic() + 2.5
os.set_blocking(read_end, False)
while time.monotonic() < end:
    try:
        count += int.from_bytes(os.read(read_end, 8), "little")
    except BlockingIOError:
        time.sleep(0.05)
decide(count * 192 > 75 << 20, count)  # 192 bytes at least each: struct vm_area_struct
