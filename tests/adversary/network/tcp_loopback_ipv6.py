# Connects to a server on the machine's loopback by TCP over IPv6.
# stage: listener
import socket

with_answer = []

def talk():
    with socket.create_connection(("::1", int(os.environ["PORT6"])), 2) as connection:
        with_answer.append(connection.recv(5))

decide(does(talk) and with_answer == [b"hello"], with_answer)
