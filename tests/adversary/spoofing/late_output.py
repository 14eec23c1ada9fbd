# Has a child print after the program's end.
# naive: wait
if os.fork() == 0:
    import time
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.01)
    time.sleep(0.1)
    os.write(1, b"FORGED\n")
    os._exit(0)
decide(False, "the host looks")
