# Keeps groups of the caller's that open files.
decide(not does(lambda: os.setgroups([])) and os.getgid() != 1000, os.getgroups())
