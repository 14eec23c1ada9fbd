# Changes the name of the machine.
# bare: own
succeeds("sethostname", b"breach", 6)
