# Pins another process to one processor.
# stage: victim
targets = (int(os.environ["VICTIM_PID"]), os.getppid())
decide(any(does(lambda: os.sched_setaffinity(pid, {0})) for pid in targets))
