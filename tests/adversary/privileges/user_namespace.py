# Makes a user namespace, in which it has every capability (the first step of CVE-2022-0185).
succeeds("unshare", 0x10000000)
