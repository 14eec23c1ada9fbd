# Changes how the kernel treats another process's memory.
# bare: root
import struct

area = mmap(4096, 3, 0x22)
ctypes.memset(area, 1, 4096)
pid = os.fork()
if pid == 0:
    import time
    time.sleep(5)
    os._exit(0)
pidfd, _ = syscall("pidfd_open", pid, 0)
vector = ctypes.create_string_buffer(struct.pack("QQ", area, 4096))
result, error = syscall("process_madvise", pidfd, vector, 1, 20, 0)  # MADV_COLD
os.kill(pid, 9)
decide(result >= 0, (result, error))
