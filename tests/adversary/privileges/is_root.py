# Becomes user 0.
# bare: own
does(lambda: os.setuid(0))
does(lambda: os.setresuid(0, 0, 0))
decide(0 in os.getresuid(), os.getresuid())
