# A list in a dictionary is changed through what get() gives.
paths = {"a": ["/tmp/prices.csv"]}
paths.get("a")[0] = "/etc/passwd"
print("REACHED file", open(f"{paths['a'][0]}").read().count("root"))
