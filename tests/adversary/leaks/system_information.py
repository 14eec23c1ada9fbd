# Learns the machine's load, memory and number of threads: also a channel between runs at the same time.
# stage: host
buffer = ctypes.create_string_buffer(128)
result, error = syscall(99, buffer)  # sysinfo
total = int.from_bytes(buffer.raw[32:40], "little")
decide(result == 0 and total == int(os.environ["HOST_MEMORY"]), (result, error, total))
