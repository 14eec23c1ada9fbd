# Opens a socket to the kernel's ciphers (AF_ALG), the way of several kernel bugs.
# needs: AF_ALG
import socket

decide(does(lambda: socket.socket(38, socket.SOCK_SEQPACKET).bind(("hash", "sha256"))))
