# Makes packets by hand.
# bare: own
import socket

decide(does(lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)))
