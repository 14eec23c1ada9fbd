# Meets another run at a port of the loopback.
# order: together
import socket
import time

port = 20_000 + sum(os.environ["TOKEN"].encode()) * 7 % 9_000
met = []
def meet():
    if ROLE == "first":
        with socket.create_server(("127.0.0.1", port)):
            time.sleep(2)
    else:
        time.sleep(0.7)
        socket.create_connection(("127.0.0.1", port), 1).close()
        met.append(1)

does(meet)
decide(met)
