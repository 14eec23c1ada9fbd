# Makes a mount namespace of its own.
# bare: own
succeeds("unshare", 0x20000)
