# Sends signals to a process of the host's.
# stage: victim
import signal

decide(does(lambda: os.kill(int(os.environ["VICTIM_PID"]), signal.SIGTERM)))
