# Leaves System V semaphores for the next run.
# order: twice
key = int.from_bytes(os.environ["TOKEN"].encode()[-8:-4], "little") ^ sum(os.environ["TOKEN"].encode()) << 8
if ROLE == "first":
    syscall("semget", key & 0x7FFFFFFF, 1, 0o1600)
    decide(False)
found, error = syscall("semget", key & 0x7FFFFFFF, 0, 0)
if found >= 0:
    syscall("semctl", found, 0, 0, 0)
decide(found >= 0, error)
