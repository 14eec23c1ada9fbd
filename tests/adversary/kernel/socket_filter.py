# Loads a BPF program by way of a socket option, with no bpf call.
import socket
import struct

code = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0xFFFFFFFF))  # return all
ours, _ = socket.socketpair()
decide(does(lambda: ours.setsockopt(socket.SOL_SOCKET, 26, struct.pack("HxxxxxxQ", 1, ctypes.addressof(code)))))  # SO_ATTACH_FILTER
