# Reads a file that the caller had open: descriptors 3 to 1023.
# stage: descriptor
def reads(descriptor):
    return does(lambda: check(os.pread(descriptor, 7, 0)))

def check(text):
    if text != b"secret:":
        raise OSError(f"it holds {text!r}")

decide(any(reads(descriptor) for descriptor in range(3, 1024)))
