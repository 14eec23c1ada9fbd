# Reads a secret from the caller's environment.
# stage: environment-secret
decide("ADVERSARY_SECRET" in os.environ or "ADVERSARY_SECRET" in text_of("/proc/self/environ"))
