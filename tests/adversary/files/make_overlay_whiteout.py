# Makes the character device 0/0, which needs no capability (overlayfs.rst): any device is one too many.
import stat

decide(does(lambda: os.mknod(OUT + "/whiteout", 0o600 | stat.S_IFCHR, 0)) and os.unlink(OUT + "/whiteout") is None)
