# Listens on all addresses and connects to itself: a network of its own would do for a server.
import socket

with_answer = []

def talk():
    with socket.create_server(("", 0)) as server:
        client = socket.create_connection(("127.0.0.1", server.getsockname()[1]), 2)
        server.accept()[0].sendall(b"x")
        with_answer.append(client.recv(1))

decide(does(talk) and with_answer == [b"x"], with_answer)
