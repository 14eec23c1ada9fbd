# Opens a file system context (CVE-2022-0185 is in what comes next).
# bare: own
succeeds("fsopen", b"tmpfs", 0)
