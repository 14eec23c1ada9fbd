# Leaves files whose names become one when unsafe bytes are replaced: one hides the other.
# naive: names
for name in ("a b", "a%20b", "a_b", "a\tb", "a%09b", "a%2520b"):
    with open(f"{OUT}/{name}", "w", encoding="ascii") as file:
        file.write(name)
decide(False, "the host looks")
