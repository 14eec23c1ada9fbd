# Opens the operator's terminal.
# stage: terminal
decide(does(lambda: os.close(os.open("/dev/tty", os.O_RDWR))) or any(os.isatty(fd) for fd in range(64)))
