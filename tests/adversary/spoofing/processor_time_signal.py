# Sends itself the signal of used up processor time: none was.
# naive: code
# ends: killed
# signal: 24
os.kill(os.getpid(), 24)
