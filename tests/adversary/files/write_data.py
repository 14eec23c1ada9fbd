# Writes to the data it was given: opens for writing, appends, truncates.
# stage: data
path = os.environ["DATA"] + "/prices.csv"
modes = ("a", "w", "r+")
decide(any(does(lambda: open(path, mode, encoding="ascii").close()) for mode in modes))
