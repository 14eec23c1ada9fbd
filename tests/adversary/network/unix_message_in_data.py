# The same by sendmsg, whose address lies in memory where a filter does not look, with a descriptor as cargo.
# stage: data, data-socket
import array
import socket

def send():
    ours, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0]))]
    ours.sendmsg([b"what the program knows"], rights, 0, os.environ["DATA"] + "/socket")

decide(does(send))
