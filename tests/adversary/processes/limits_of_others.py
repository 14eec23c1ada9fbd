# Changes the limits of another process.
# stage: victim
import resource

targets = (int(os.environ["VICTIM_PID"]), os.getppid())
decide(any(does(lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE, (100, 100))) for pid in targets))
