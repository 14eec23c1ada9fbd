# Cuts the data it was given by its path.
# stage: data
decide(does(lambda: os.truncate(os.environ["DATA"] + "/prices.csv", 0)))
