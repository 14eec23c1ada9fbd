# Listens to all packets of an interface (AF_PACKET, CVE-2020-14386).
# bare: own
import socket

decide(does(lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))))
