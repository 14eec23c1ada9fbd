# Names its results like the host's own unfinished copies, guessed from process ids: one would remove the other.
# naive: parts
ids = text_of("/proc/self/uid_map").split()
outer = int(ids[1]) - 1_879_048_192 if ids else 0  # of paddock's earlier ids; what they began with
around = outer if outer > 0 else 30_000
for process in range(max(1, around - 12), around + 2):
    for descriptor in range(8, 40):
        with open(f"{OUT}/.paddock-part-{process}-{descriptor}", "w", encoding="ascii") as file:
            file.write("x")
decide(False, "the host looks")
