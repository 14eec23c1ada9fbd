# Reads a secret from the caller's environment.
# stage: environment-secret
decide("ADVERSARY_SECRET" in os.environ or b"ADVERSARY_SECRET" in open("/proc/self/environ", "rb").read())
