# Makes socket pairs of other families than AF_UNIX.
# needs: other-socket-pairs
import socket

decide(any(does(lambda: socket.socketpair(family, socket.SOCK_STREAM)) for family in range(2, 46)))
