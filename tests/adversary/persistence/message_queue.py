# Leaves a System V message queue for the next run.
# order: twice
key = int.from_bytes(os.environ["TOKEN"].encode()[-8:-4], "little") ^ sum(os.environ["TOKEN"].encode()) << 8
if ROLE == "first":
    syscall("msgget", key & 0x7FFFFFFF, 0o1600)
    decide(False)
found, error = syscall("msgget", key & 0x7FFFFFFF, 0)
if found >= 0:
    syscall("msgctl", found, 0, 0)
decide(found >= 0, error)
