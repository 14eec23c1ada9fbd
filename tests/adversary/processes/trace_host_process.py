# Attaches to a process of the host's as its debugger.
# stage: victim
succeeds("ptrace", 0x4206, int(os.environ["VICTIM_PID"]), 0, 0)  # PTRACE_SEIZE
