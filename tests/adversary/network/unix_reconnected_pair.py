# Connects one end of a socket pair anew, to a datagram socket in the data folder.
# stage: data, data-socket
import socket

def send():
    ours, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.connect(os.environ["DATA"] + "/socket")
    ours.send(b"what the program knows")

decide(does(send))
