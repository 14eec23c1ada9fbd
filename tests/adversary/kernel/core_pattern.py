# Opens what the kernel starts when a process dumps core.
# bare: root
paths = ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/sys/kernel/uevent_helper", "/proc/sysrq-trigger")
decide([path for path in paths if does(lambda: os.close(os.open(path, os.O_WRONLY)))])
