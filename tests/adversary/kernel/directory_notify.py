# Watches a folder by fcntl (dnotify), which needs no inotify call.
import signal

signal.signal(signal.SIGIO, signal.SIG_IGN)
succeeds("fcntl", os.open(os.path.dirname(os.__file__), os.O_RDONLY), 1026, 1)  # F_NOTIFY, DN_ACCESS
