# Asks the kernel for the interfaces by netlink.
import socket
import struct

seen = []

def ask():
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as sock:
        sock.send(struct.pack("IHHII", 32, 18, 0x301, 1, 0) + bytes(16))  # RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP
        seen.append(sock.recv(65536))

decide(does(ask) and len(seen[0]) > 100, seen)
