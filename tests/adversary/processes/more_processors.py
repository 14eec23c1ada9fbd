# Widens the set of processors that it may run on.
decide(does(lambda: os.sched_setaffinity(0, range(os.cpu_count()))))
