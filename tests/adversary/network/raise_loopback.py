# Brings the loopback interface of its network namespace up and talks over it.
# bare: own
import fcntl
import socket
import struct

with_answer = []

def talk():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        up = struct.pack("16sH14x", b"lo", 0x1 | 0x40)  # IFF_UP, IFF_RUNNING
        fcntl.ioctl(sock, 0x8914, up)  # SIOCSIFFLAGS
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = socket.create_connection(server.getsockname(), 2)
        server.accept()[0].sendall(b"x")
        with_answer.append(client.recv(1))

decide(does(talk) and with_answer == [b"x"], with_answer)
