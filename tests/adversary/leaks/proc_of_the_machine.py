# Reads what /proc tells of the whole machine.
names = ("loadavg", "uptime", "meminfo", "cpuinfo", "stat", "vmstat", "version", "cmdline", "interrupts", "diskstats", "partitions",
         "locks", "keys", "key-users", "modules", "slabinfo", "buddyinfo", "sched_debug", "config.gz", "kcore", "swaps", "filesystems",
         "pressure/cpu", "sysvipc/shm", "bus/pci/devices", "timer_list")

def tells(name):
    """Anything at all: an engine puts /dev/null over some."""
    try:
        with open(f"/proc/{name}", "rb", buffering=0) as file:
            return bool(file.read(1))
    except OSError:
        return False

found = [name for name in names if tells(name)]
decide(found, found)
