# Asks whether a host file exists: an oracle of paths (isolate's `maybe` mounts).
# stage: secret
decide(os.path.exists(os.environ["SECRET_PATH"]) or os.access(os.environ["SECRET_PATH"], os.F_OK))
