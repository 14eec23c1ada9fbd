# Opens devices that a strategy has no use for.
names = ("ptmx", "tty", "kmsg", "mem", "kvm", "fuse", "loop-control", "net/tun", "hwrng", "autofs", "vsock", "userfaultfd",
         "pts/ptmx", "shm", "mqueue", "hugepages", "snd", "dri", "vhost-net", "rfkill", "uinput", "input/event0", "console")
found = [name for name in names if does(lambda: os.close(os.open(f"/dev/{name}", os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)))]
decide(found, found)
