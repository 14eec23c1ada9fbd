# Reads by statfs how full the host's disk is: also a slow channel between runs.
free = []
for path in (os.path.dirname(os.__file__), "/usr/lib", os.environ.get("DATA", "/usr/lib")):
    does(lambda: free.append(os.statvfs(path).f_bfree))
decide(any(free), free)
