# Learns the numbers of its namespaces, each the lowest free one of the machine: they tell how many runs there are.
numbers = []
for name in ("net", "mnt", "pid", "ipc", "uts", "cgroup", "time", "user"):
    does(lambda: numbers.append(os.readlink(f"/proc/self/ns/{name}")))
decide(numbers, numbers)
