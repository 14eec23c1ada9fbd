# Leaves System V shared memory for the next run.
# order: twice
key = int.from_bytes(os.environ["TOKEN"].encode()[-8:-4], "little") ^ sum(os.environ["TOKEN"].encode()) << 8
if ROLE == "first":
    syscall("shmget", key & 0x7FFFFFFF, 4096, 0o1600)  # IPC_CREAT
    decide(False)
found, error = syscall("shmget", key & 0x7FFFFFFF, 0, 0)
if found >= 0:
    syscall("shmctl", found, 0, 0)  # IPC_RMID
decide(found >= 0, error)
