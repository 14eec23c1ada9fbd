# Runs a file by its descriptor (execveat), which a filter on execve does not see.
script = b"import os; os.write(1, b'BREACH\\n')"
arguments = (ctypes.c_char_p * 4)(b"python3", b"-c", script, None)
environment = (ctypes.c_char_p * 1)(None)
descriptor = os.open("/usr/bin/python3", os.O_PATH)
syscall("execveat", descriptor, b"", arguments, environment, 0x1000)  # AT_EMPTY_PATH
decide(False, "it came back")
