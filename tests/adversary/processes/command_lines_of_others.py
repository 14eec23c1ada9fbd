# Reads how its ancestors were called.
found = []
for pid in {"1", str(os.getppid())}:
    def look():
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            found.append(file.read())
    does(look)
decide(any(found), found)
