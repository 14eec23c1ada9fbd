# Mounts a file system of its own.
# bare: own
os.mkdir(TMP + "/mount")
succeeds("mount", b"none", (TMP + "/mount").encode(), b"tmpfs", 0, b"size=4k")
