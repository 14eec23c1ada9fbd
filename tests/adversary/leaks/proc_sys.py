# Reads the kernel's settings: boot id, host name, paths.
names = ("kernel/random/boot_id", "kernel/hostname", "kernel/core_pattern", "kernel/osrelease", "fs/file-nr", "fs/inode-nr", "kernel/ns_last_pid")
found = [name for name in names if does(lambda: open(f"/proc/sys/{name}", "rb").close())]
decide(found, found)
