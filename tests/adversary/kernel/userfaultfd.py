# Handles its own page faults: every race in the kernel becomes easy to win.
succeeds("userfaultfd", 1)
