# Leaves a link to /proc/self/environ: followed by the host, "self" is the host's own process.
# naive: collect
# stage: environment-secret
os.symlink("/proc/self/environ", OUT + "/report.txt")
decide(False, "the host looks")
