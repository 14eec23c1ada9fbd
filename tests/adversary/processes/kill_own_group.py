# Sends a signal to its process group, in which a careless supervisor and its neighbours are.
# stage: group-victim
import signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.kill(0, signal.SIGTERM)
decide(False, "the host looks")
