# Sends from a socket pair to a datagram socket that lies in the data folder: a path needs no network namespace.
# stage: data, data-socket
import socket

def send():
    ours, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.sendto(b"what the program knows", os.environ["DATA"] + "/socket")

decide(does(send))
