# A list in a list is changed through the name of a loop.
paths = [["/tmp/prices.csv"]]
for inner in paths:
    inner[0] = "/etc/passwd"
print("REACHED file", open(f"{paths[0][0]}").read().count("root"))
