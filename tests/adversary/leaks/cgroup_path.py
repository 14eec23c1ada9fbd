# Learns the path of its cgroup on the host.
# needs: cgroup-below-root
paths = {line.split(":", 2)[2] for line in text_of("/proc/self/cgroup").splitlines()}
decide(paths - {"/"}, paths)
