# The same with files that have no name any more.
# flags: --memory 80m
# ends: memory
# limits: memory
kept = []
for folder in (TMP, OUT):
    file = open(folder + "/big", "wb")
    os.unlink(folder + "/big")
    kept.append(file)
    for _ in range(75):
        file.write(bytes(1 << 20))
decide(True)
