# contextlib.chdir changes the working directory of the process (os.chdir), and keeps the old one.
import contextlib
with contextlib.chdir("/etc") as c:
    pass
print("REACHED os.chdir")
