# A file descriptor instead of a path.
print("REACHED descriptor", open(1, "w", closefd=False).fileno())
