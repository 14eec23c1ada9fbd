# open(False) is file descriptor 0, the caller's standard input.
import time
path = "/data/prices.csv" if time.time() < 0 else False
text = open(path, closefd=False).read()
print("REACHED stdin", type(text).__name__)
