# Wakes another run that waits on the same page of a shared file: one bit from run to run.
# order: together
# stage: data
import struct
import time

descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
area = mmap(4096, 1, 1, descriptor)  # PROT_READ, MAP_SHARED
value = int.from_bytes(ctypes.string_at(area, 4), "little")
end = time.monotonic() + 4
if ROLE == "first":
    result, error = syscall("futex", area, 0, value, ctypes.create_string_buffer(struct.pack("QQ", 4, 0)), 0, 0)  # FUTEX_WAIT
    decide(False, (result, error))
woken = 0
while woken < 1 and time.monotonic() < end:
    woken = syscall("futex", area, 1, 1, 0, 0, 0)[0]  # FUTEX_WAKE
    if woken < 0:
        break
    time.sleep(0.02)
decide(woken == 1, woken)
