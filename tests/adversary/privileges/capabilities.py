# Holds a capability in any set.
# bare: own
with open("/proc/self/status", encoding="ascii") as file:
    sets = {line.split()[0]: int(line.split()[1], 16) for line in file if line.startswith("Cap")}
decide(any(sets.values()), sets)
