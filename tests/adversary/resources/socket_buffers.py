# Fills the buffers of socket pairs that nobody reads: kernel memory that counts in no resident size.
# flags: --memory 120m
# ends: ok, memory
# limits: memory
import socket

kept, held = [], 0
try:
    while held < 200 << 20:
        pair = socket.socketpair()
        kept += pair
        for end in pair:
            does(lambda: end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 << 20))
            end.setblocking(False)
            try:
                while True:
                    held += end.send(bytes(65536))
            except BlockingIOError:
                continue
except OSError as error:
    sys.stderr.write(f"{error}\n")
decide(held >= 180 << 20, (held, len(kept)))
