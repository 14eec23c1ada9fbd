# Prints one line of a megabyte, of quotes and backslashes.
# naive: bytes
os.write(1, b"\"\\\x01" * 350_000 + b"\n")
decide(False, "the host looks")
