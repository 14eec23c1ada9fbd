# Opens what /proc/self/fd leads to, and what lies beside it.
# stage: descriptor
found = []
for name in names_in("/proc/self/fd"):
    for path in (f"/proc/self/fd/{name}", f"/proc/self/fd/{name}/secret", f"/proc/self/fd/{name}/../secret"):
        if does(lambda: os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW * (path[-1] == "t")))):
            found.append((path, os.stat(path).st_size))
decide([path for path, size in found if size == len("secret:") + len(os.environ["TOKEN"])], found)
