# Leaves a fifo as its result: whoever opens it waits for ever.
# naive: collect
os.mkfifo(OUT + "/report.txt")
decide(False, "the host looks")
