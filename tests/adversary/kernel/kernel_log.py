# Reads the kernel's log.
# bare: root
buffer = ctypes.create_string_buffer(4096)
decide(syscall("syslog", 3, buffer, 4096)[0] > 0 or does(lambda: os.close(os.open("/dev/kmsg", os.O_RDONLY | os.O_NONBLOCK))))
