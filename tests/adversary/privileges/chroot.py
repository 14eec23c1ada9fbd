# Changes its root, the first half of the oldest way out of one.
# bare: own
os.mkdir(TMP + "/root")
succeeds("chroot", (TMP + "/root").encode())
