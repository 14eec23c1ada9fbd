# Prints without end, a few bytes at a time, on both streams and from two processes.
# ends: output-limit
# limits: output
os.fork()
for _ in range(300_000):
    os.write(1, b"y" * 99 + b"\n")
    os.write(2, b"\xff" * 99 + b"\n")
decide(True)
