# Reads a file of the host's that everybody may read, by its path.
# stage: secret
def read():
    with open(os.environ["SECRET_PATH"], encoding="ascii") as file:
        assert file.read().startswith("secret:")

decide(does(read))
