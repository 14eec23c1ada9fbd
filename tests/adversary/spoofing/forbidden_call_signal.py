# Sends itself the signal of a forbidden system call: there was none.
# naive: code
# ends: killed
# signal: 31
os.kill(os.getpid(), 31)
