# Watches a shared file for other runs' readings.
# order: together
# stage: data
import time

path = os.environ["DATA"].encode() + b"/prices.csv"
if ROLE == "first":
    for _ in range(40):
        with open(path, "rb") as file:
            file.read()
        time.sleep(0.05)
    decide(False)
watch, error = syscall("inotify_init1", 0o4000)  # IN_NONBLOCK
if watch < 0:
    decide(False, os.strerror(error))
syscall("inotify_add_watch", watch, path, 1)  # IN_ACCESS
time.sleep(1)
decide(does(lambda: os.read(watch, 4096)))
