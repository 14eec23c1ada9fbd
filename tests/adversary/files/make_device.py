# Makes a device node: the host's disk would be next.
# bare: root
import stat

tries = [(OUT + "/device", stat.S_IFCHR), (TMP + "/device", stat.S_IFBLK)]
decide(any([does(lambda: os.mknod(path, 0o600 | kind, os.makedev(1, 5))) for path, kind in tries]))
