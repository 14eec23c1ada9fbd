# Lists the root and looks for the host's folders.
# not-docker: the folders there are the image's own
listed = []
does(lambda: listed.extend(os.listdir("/")))
there = [name for name in ("home", "root", "var", "boot", "mnt", "opt", "srv", "run", "sys") if os.path.exists("/" + name)]
decide(listed or there, (listed, there))
