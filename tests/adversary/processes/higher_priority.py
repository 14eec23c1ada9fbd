# Asks for a real-time priority.
# bare: root
decide(does(lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))))
