# Reads what /proc tells of the whole machine.
names = ("loadavg", "uptime", "meminfo", "cpuinfo", "stat", "vmstat", "version", "cmdline", "interrupts", "diskstats", "partitions",
         "locks", "keys", "key-users", "modules", "slabinfo", "buddyinfo", "sched_debug", "config.gz", "kcore", "swaps", "filesystems",
         "pressure/cpu", "sysvipc/shm", "bus/pci/devices", "timer_list")
found = [name for name in names if does(lambda: os.close(os.open(f"/proc/{name}", os.O_RDONLY)))]
decide(found, found)
