# Asks who is in the foreground of the operator's terminal and takes its place.
# stage: terminal
import struct

decide(any(syscall("ioctl", descriptor, 0x540F, ctypes.create_string_buffer(4))[0] == 0 for descriptor in range(64)))
