# Runs without no_new_privs, so that a set-user-id program would count.
with open("/proc/self/status", encoding="ascii") as file:
    decide("NoNewPrivs:\t0" in file.read())
