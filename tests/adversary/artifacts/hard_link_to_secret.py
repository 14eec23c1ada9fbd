# Makes a hard link to a host file in the output folder.
# stage: secret
decide(does(lambda: os.link(os.environ["SECRET_PATH"], OUT + "/report.txt")))
