# Opens "/" first and climbs from that descriptor.
# stage: secret
secret = os.environ["SECRET_PATH"].lstrip("/")

def read():
    root = os.open("/", os.O_PATH | os.O_DIRECTORY)
    above = os.open("..", os.O_PATH | os.O_DIRECTORY, dir_fd=root)
    with open(os.open(secret, os.O_RDONLY, dir_fd=above), encoding="ascii") as file:
        assert file.read().startswith("secret:")

decide(does(read))
