# Writes to every descriptor that is not its own: one of them might lead to the supervisor.
# stage: descriptor
written = []
for descriptor in range(3, 8192):
    if does(lambda: os.write(descriptor, bytes(200))):
        written.append(descriptor)
decide(written, written)
