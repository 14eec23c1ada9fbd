# Compares kernel objects with another process's: a way to learn their addresses.
# stage: victim
succeeds("kcmp", os.getpid(), int(os.environ["VICTIM_PID"]), 2, 0, 0)  # KCMP_FILES
