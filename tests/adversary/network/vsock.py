# Opens a socket to the hypervisor and to other machines of the host: AF_VSOCK knows no network namespace.
# needs: AF_VSOCK
import socket

decide(does(lambda: socket.socket(40, socket.SOCK_STREAM)))
