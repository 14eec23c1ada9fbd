# Makes a file in a folder of the host's that belongs to the caller.
# stage: secret
path = os.path.dirname(os.environ["SECRET_PATH"]) + "/breach"
decide(does(lambda: open(path, "w", encoding="ascii").close()) and os.path.exists(path))
