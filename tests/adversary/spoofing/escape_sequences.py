# Prints what moves cursors, sets titles and rings bells.
# naive: bytes
os.write(1, b"\x1b[2J\x1b]0;owned\x07\x1b[1A\x00\x08\x7f\xc2\x9b31m\r\n")
decide(False, "the host looks")
