# Leaves a daemon: forked twice, a session of its own, no streams.
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        import time
        os.closerange(0, 10)
        time.sleep(60)
    os._exit(0)
decide(False, "the host looks")
