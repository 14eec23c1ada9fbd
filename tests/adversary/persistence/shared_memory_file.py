# Leaves POSIX shared memory for the next run.
# order: twice
path = "/dev/shm/" + os.environ["TOKEN"]
if ROLE == "first":
    does(lambda: open(path, "w", encoding="ascii").close())
decide(ROLE == "second" and os.path.exists(path))
