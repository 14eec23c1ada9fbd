# Loads a filter of its own with a listener: kernel code that no strategy needs.
import struct

syscall("prctl", 38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
code = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0x7FFF0000))
program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", 1, ctypes.addressof(code)))
succeeds("seccomp", 1, 8, program)  # SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER
