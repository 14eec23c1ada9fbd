# Learns the path of its cgroup on the host.
# needs: cgroup-below-root
with open("/proc/self/cgroup", encoding="ascii") as file:
    paths = {line.split(":", 2)[2].strip() for line in file}
decide(paths - {"/"}, paths)
