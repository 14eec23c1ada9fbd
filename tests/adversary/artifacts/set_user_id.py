# Leaves a program with the set-user-id bit: copied with its mode by root, it is root's.
# naive: collect
with open(OUT + "/helper", "wb") as file:
    file.write(b"#!/bin/sh\nid\n")
os.chmod(OUT + "/helper", 0o6755)
decide(False, "the host looks")
