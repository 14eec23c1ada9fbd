# The import stands in a function that is called later.
def load():
    import socket
    return socket
s = load().socket()
print("REACHED socket", s.fileno() >= 0)
s.close()
