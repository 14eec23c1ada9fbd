# Opens a host file below a folder that the caller had open (CVE-2024-21626).
# stage: descriptor
def reads(folder):
    return does(lambda: os.open("secret", os.O_RDONLY, dir_fd=folder))

decide(any(reads(folder) for folder in range(3, 8192)))
