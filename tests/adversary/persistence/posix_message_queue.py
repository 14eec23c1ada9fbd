# Leaves a POSIX message queue for the next run.
# order: twice
name = os.environ["TOKEN"].encode()
if ROLE == "first":
    syscall("mq_open", name, 0o102, 0o600, 0)  # O_CREAT | O_RDWR
    decide(False)
found, error = syscall("mq_open", name, 0, 0, 0)
syscall("mq_unlink", name)
decide(found >= 0, error)
