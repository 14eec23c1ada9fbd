# Reads another process's memory in one call.
# stage: victim
import struct

buffer = ctypes.create_string_buffer(700)
address = int(os.environ["VICTIM_ADDRESS"])
here = ctypes.create_string_buffer(struct.pack("QQ", ctypes.addressof(buffer), 700))
there = ctypes.create_string_buffer(struct.pack("QQ", address, 700))
result, error = syscall("process_vm_readv", int(os.environ["VICTIM_PID"]), here, 1, there, 1, 0)
decide(b"hunter2" in buffer.raw, (result, error))
