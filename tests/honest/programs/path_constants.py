"""Paths joined from literals: f-strings, plus, format and os-free joins."""
import csv

BASE = "/data"
NAME = "prices"
path = f"{BASE}/{NAME}.csv"
other = BASE + "/" + "universe" + ".csv"
third = "{}/{}".format(BASE, "prices.csv")
counts = []
for name in (path, other, third):
    with open(name, newline="") as handle:
        counts.append(sum(1 for _ in csv.reader(handle)))
for name in ("prices", "universe"):
    with open(f"/data/{name}.csv") as handle:
        counts.append(len(handle.readline()))
out = "/output/" + "counts" + ".txt"
with open(out, "a") as handle:
    handle.write(" ".join(map(str, counts)))
print(counts)
