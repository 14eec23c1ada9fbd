# Mounts a cgroup hierarchy, whose release agent the host's kernel runs as root (CVE-2022-0492).
# bare: own
os.mkdir(TMP + "/mount")
done = [syscall("mount", b"none", (TMP + "/mount").encode(), kind, 0, options)[0] == 0
        for kind, options in ((b"cgroup2", 0), (b"cgroup", b"memory"), (b"cgroup", b"pids"))]
decide(any(done), done)
