# Tries each address family, old and rare ones too, each a piece of kernel code of its own.
import socket

given = []
for family in range(1, 46):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        if does(lambda: socket.socket(family, kind).close()):
            given.append((family, kind))
decide(given, given)
