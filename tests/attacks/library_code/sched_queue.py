# A scheduler hands a denied builtin to its queue.
import sched
s = sched.scheduler(delayfunc=lambda n: None)
s.enter(0, 0, exec, ("import os; print('REACHED exec', os.getpid())",))
s.run()
