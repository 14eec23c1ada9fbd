# Stores a key.
succeeds("add_key", b"user", os.environ["TOKEN"].encode(), b"x", 1, -2)  # KEY_SPEC_PROCESS_KEYRING
