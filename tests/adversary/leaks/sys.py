# Reads the hardware's description.
paths = ("/sys/class/net", "/sys/devices/system/cpu/online", "/sys/kernel", "/sys/fs/cgroup", "/sys/class/dmi/id", "/sys/block")
found = [path for path in paths if os.path.exists(path)]
decide(found, found)
