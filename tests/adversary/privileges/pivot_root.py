# Changes to another root, with the old one below it.
# bare: own
os.makedirs(TMP + "/root/old")
place = (TMP + "/root").encode()
syscall("mount", place, place, 0, 0x1000, 0)
os.chdir(TMP + "/root")
succeeds("pivot_root", b".", b"old")
