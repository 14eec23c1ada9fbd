# A list's element is grown by an augmented assignment through another method.
paths = {"a": "/tmp/prices.csv"}
paths |= {"a": "/etc/passwd"}
print("REACHED file", open(f"{paths['a']}").read().count("root"))
