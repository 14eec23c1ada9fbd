# Meets another run at an abstract name.
# order: together
import socket
import time

name = "\0" + os.environ["TOKEN"]
met = []
def meet():
    with socket.socket(socket.AF_UNIX) as sock:
        if ROLE == "first":
            sock.bind(name)
            sock.listen(1)
            time.sleep(2)
        else:
            time.sleep(0.7)
            sock.connect(name)
            met.append(1)

does(meet)
decide(met)
