# A list in a dictionary is changed through values().
paths = {"a": ["/tmp/prices.csv"]}
next(iter(paths.values())).insert(0, "/etc/passwd")
print("REACHED file", open(f"{paths['a'][0]}").read().count("root"))
