# Runs without no_new_privs, so that a set-user-id program would count.
decide(syscall("prctl", 39, 0, 0, 0, 0)[0] != 1)  # PR_GET_NO_NEW_PRIVS
