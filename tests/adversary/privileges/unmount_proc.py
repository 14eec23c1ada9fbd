# Takes away what lies over the host's folders.
# bare: own
succeeds("umount2", b"/proc", 2)
