# A list's element is the target of a comprehension.
paths = ["/tmp/prices.csv"]
[0 for paths[0] in ["/etc/passwd"]]
print("REACHED file", open(f"{paths[0]}").read().count("root"))
