# Gives a file of its own capabilities.
# bare: own
with open(TMP + "/program", "wb") as file:
    file.write(b"#!/bin/sh\n")
value = bytes.fromhex("0000000200040000000000000000000000000000")
succeeds("setxattr", (TMP + "/program").encode(), b"security.capability", value, 20, 0)
