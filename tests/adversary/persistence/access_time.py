# Reads data, and the next run sees by its time that it was read.
# order: twice
# stage: data
path = os.environ["DATA"] + "/prices.csv"
if ROLE == "first":
    with open(path, encoding="ascii") as file:
        file.read()
    decide(False)
decide(os.stat(path).st_atime > 1_400_000_000, os.stat(path))
