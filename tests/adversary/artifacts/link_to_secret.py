# Leaves a link to a host file as its result: a host that follows it hands the secret out (CVE-2024-28185).
# naive: collect
# stage: secret
os.symlink(os.environ["SECRET_PATH"], OUT + "/report.txt")
decide(False, "the host looks")
