# Changes what is known of the data: mode, times, owner, attributes.
# stage: data
path = os.environ["DATA"] + "/prices.csv"
tries = (lambda: os.chmod(path, 0o666), lambda: os.utime(path, (1, 1)), lambda: os.setxattr(path, "user.breach", b"x"),
         lambda: os.chown(path, os.getuid(), os.getgid()))
decide(any([does(action) for action in tries]))
