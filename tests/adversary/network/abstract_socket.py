# Connects to a socket of the host's by an abstract name, which no file system holds.
# stage: abstract-socket
import socket

with_answer = []

def talk():
    with socket.socket(socket.AF_UNIX) as sock:
        sock.connect("\0" + os.environ["TOKEN"])
        with_answer.append(sock.recv(5))

decide(does(talk) and with_answer == [b"hello"], with_answer)
