# Makes the read-only binds writable.
# bare: own
# stage: data
target = os.environ["DATA"].encode()
decide(syscall("mount", 0, target, 0, 0x20 | 0x1000, 0)[0] == 0, "MS_REMOUNT | MS_BIND")
