# Looks for the host's processes in /proc.
# stage: victim
pid = os.environ["VICTIM_PID"]
decide(does(lambda: open(f"/proc/{pid}/cmdline", "rb").close()) and pid in names_in("/proc"), names_in("/proc"))
