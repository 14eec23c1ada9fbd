# split with its separator given by keyword, for a path.
_, path = "/tmp/none /etc/passwd:/etc/passwd".split(sep=":")
print("REACHED file", open(path).read().count("root"))
