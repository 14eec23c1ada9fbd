# Connects to a socket of the host's by its path: a Docker socket would be root on the host.
# stage: unix-socket
import socket

with_answer = []

def talk():
    with socket.socket(socket.AF_UNIX) as sock:
        sock.connect(os.environ["SOCKET_PATH"])
        with_answer.append(sock.recv(5))

decide(does(talk) and with_answer == [b"hello"], with_answer)
