# Leaves a file in the temporary folder for the next run.
# order: twice
path = "/tmp/" + os.environ["TOKEN"]
if ROLE == "first":
    open(path, "w", encoding="ascii").close()
decide(ROLE == "second" and os.path.exists(path))
