# Opens /proc/self/exe for reading, leaves it by exec and opens the descriptor for writing (CVE-2019-5736).
# python: copy
try:
    own = os.open("/proc/self/exe", os.O_PATH)
except OSError as error:
    decide(False, error)
os.set_inheritable(own, True)
# Another program, so that the first is no longer busy; the loader can start any that is readable.
script = f"""
import os
try:
    os.close(os.open("/proc/self/fd/{own}", os.O_WRONLY))
    os.write(1, b"BREACH\\n")
except OSError as error:
    os.write(1, b"HELD\\n")
"""
os.execv("/usr/bin/python3", ["python3", "-c", script])
