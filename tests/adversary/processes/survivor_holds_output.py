# Leaves a process that keeps the streams open: whoever waits for their end waits for it.
# naive: wait
if os.fork() == 0:
    os.setsid()
    import time
    time.sleep(60)
decide(False, "the host looks")
