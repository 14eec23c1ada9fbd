# Makes a time namespace: its children's clocks would be its own to set.
# bare: own
succeeds("unshare", 0x80)
