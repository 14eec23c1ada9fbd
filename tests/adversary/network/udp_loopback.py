# Sends a datagram to a server on the machine's loopback and waits for the answer.
# stage: listener
import socket

with_answer = []

def talk():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(2)
        sock.sendto(b"secret", ("127.0.0.1", int(os.environ["UDP_PORT"])))
        with_answer.append(sock.recv(5))

decide(does(talk) and with_answer == [b"hello"], with_answer)
