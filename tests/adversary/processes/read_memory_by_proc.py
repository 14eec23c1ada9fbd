# Reads the memory of a process of the host's, and of every other that it sees, by /proc.
# stage: victim
found = []
for pid in {os.environ["VICTIM_PID"], str(os.getppid()), "1", *filter(str.isdigit, names_in("/proc"))} - {str(os.getpid())}:
    if does(lambda: open(f"/proc/{pid}/mem", "rb").close()):
        found.append(pid)
decide(found, found)
