# The same without a wake of its own: the kernel wakes the address that a thread's end is noted at.
# order: together
# stage: data
import struct
import time

descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
area = mmap(4096, 1, 1, descriptor)
value = int.from_bytes(ctypes.string_at(area, 4), "little")
if ROLE == "second":
    timeout = ctypes.create_string_buffer(struct.pack("QQ", 3, 0))
    result, error = syscall("futex", area, 0, value, timeout, 0, 0)  # FUTEX_WAIT
    decide(result == 0, (result, os.strerror(error)))
import threading

def end_noted():
    syscall(218, area)  # set_tid_address

for _ in range(30):
    thread = threading.Thread(target=end_noted, daemon=True)
    thread.start()
    time.sleep(0.1)
os._exit(0)
