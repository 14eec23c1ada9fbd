# Mounts a fresh /proc, in which nothing is hidden.
# bare: own
os.mkdir(TMP + "/mount")
succeeds("mount", b"proc", (TMP + "/mount").encode(), b"proc", 0, 0)
