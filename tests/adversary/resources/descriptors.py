# Opens more files than it may.
kept = []
while len(kept) < 4000 and does(lambda: kept.append(os.open("/dev/null", os.O_RDONLY))):
    pass
decide(len(kept) == 4000, len(kept))
