# Ends its first thread and lives on in another: the program is not at its end.
# naive: term
# flags: --timeout 1s
# ends: timeout
# limits: wall
import signal
import threading
import time

signal.signal(signal.SIGTERM, signal.SIG_IGN)
threading.Thread(target=time.sleep, args=(20,)).start()
syscall(60, 0)  # exit, of this thread alone
