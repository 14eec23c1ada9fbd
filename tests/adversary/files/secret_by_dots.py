# Walks to a host file from folders that exist inside, by "..".
# stage: secret
secret = os.environ["SECRET_PATH"]
starts = ("/work", "/proc/self/cwd", "/proc/self/root", "/proc/thread-self/root", OUT, TMP, os.path.dirname(os.__file__))

def read(start):
    with open(start + "/.." * 12 + secret, encoding="ascii") as file:
        assert file.read().startswith("secret:")

decide(any(does(lambda: read(start)) for start in starts))
