# Asks for the session keyring, which came from whoever logged in.
succeeds("keyctl", 0, -3, 0)  # KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING
