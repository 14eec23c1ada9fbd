# Prints without end on standard error.
# ends: output-limit
# limits: output
for _ in range(40):
    os.write(2, b"x" * (1 << 20))
decide(True)
