# Watches all file accesses of a mount.
# bare: root
succeeds("fanotify_init", 0, 0)
