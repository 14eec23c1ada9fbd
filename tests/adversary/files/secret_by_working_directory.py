# Looks for a working directory that is still on the other side of pivot_root (boxsh #1, CVE-2024-21626).
# stage: secret
secret = os.environ["SECRET_PATH"].lstrip("/")

def read():
    for _ in range(40):
        os.chdir("..")
    with open(secret, encoding="ascii") as file:
        assert file.read().startswith("secret:")

decide(does(read))
