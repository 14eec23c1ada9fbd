# The same for the descriptors from 1024 on, which loops to RLIMIT_NOFILE miss (nsjail PR #328).
# stage: descriptor
def reads(descriptor):
    return does(lambda: check(os.pread(descriptor, 7, 0)))

def check(text):
    if text != b"secret:":
        raise OSError(f"it holds {text!r}")

decide(any(reads(descriptor) for descriptor in range(1024, 8192)))
