# Leaves a key in the user's keyring for the next run (isolate NEWS 2.4).
# order: twice
name = os.environ["TOKEN"].encode()
if ROLE == "first":
    syscall("add_key", b"user", name, b"x", 1, -4)  # KEY_SPEC_USER_KEYRING
    decide(False)
found, error = syscall("keyctl", 10, -4, b"user", name, 0)  # KEYCTL_SEARCH
if found >= 0:
    syscall("keyctl", 9, found, -4)  # KEYCTL_UNLINK
decide(found >= 0, error)
