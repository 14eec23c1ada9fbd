# Reads the same from the other lists of mounts.
# bare: own
# stage: data
text = ""
for name in ("mounts", "mountstats"):
    with open(f"/proc/self/{name}", encoding="utf-8") as file:
        text += file.read()
decide("/dev/" in text, text)
