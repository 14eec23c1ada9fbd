# Reads the environment of every process that it sees, of its parent and of process 1.
# stage: environment-secret
found = []
for pid in {"1", "self", str(os.getppid()), *filter(str.isdigit, names_in("/proc"))}:
    def look():
        with open(f"/proc/{pid}/environ", "rb") as file:
            if b"ADVERSARY_SECRET" in file.read():
                found.append(pid)
    does(look)
decide(found, found)
