# Reads what lies in the host's /tmp.
# stage: tmp-file
def read():
    with open(os.environ["TMP_MARK"], encoding="ascii") as file:
        assert file.read() == "secret:"

decide(does(read))
