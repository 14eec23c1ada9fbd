# Makes a link to a host file in a folder of its own and opens that.
# stage: secret
def read():
    os.symlink(os.environ["SECRET_PATH"], TMP + "/link")
    with open(TMP + "/link", encoding="ascii") as file:
        assert file.read().startswith("secret:")

decide(does(read))
