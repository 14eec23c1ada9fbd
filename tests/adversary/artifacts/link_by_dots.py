# Leaves links that climb out of the output folder by "..", to folders inside and outside.
# naive: collect
# stage: secret
os.symlink("../" * 12 + os.environ["SECRET_PATH"].lstrip("/"), OUT + "/report.txt")
os.mkdir(OUT + "/deep")
os.symlink("../" * 13 + os.environ["SECRET_PATH"].lstrip("/"), OUT + "/deep/report.txt")
decide(False, "the host looks")
