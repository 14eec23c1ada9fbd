# Binds a folder over another.
# bare: own
os.mkdir(TMP + "/mount")
succeeds("mount", b"/usr/lib", (TMP + "/mount").encode(), 0, 0x1000, 0)
