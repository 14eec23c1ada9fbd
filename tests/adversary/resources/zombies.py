# Leaves its dead children unburied.
# flags: --pids 16
# limits: pids
pids = []
def fork():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    pids.append(pid)

while len(pids) < 60 and does(fork):
    pass
decide(len(pids) == 60, len(pids))
