# Looks for a set-user-id program on a file system that honours the bit.
found = []
# statvfs may be refused; the bit counts then as honoured.
def honours(path):
    try:
        return not os.statvfs(path).f_flag & os.ST_NOSUID
    except OSError:
        return True

for folder in ("/usr/bin", "/bin", "/usr/sbin", "/usr/local/bin", "/usr/lib"):
    if does(lambda: os.listdir(folder)):
        for name in os.listdir(folder):
            path = f"{folder}/{name}"
            if os.path.isfile(path) and os.stat(path).st_mode & 0o4000 and honours(path):
                found.append(path)
decide(found, found)
