# A module that a library's context manager gives back.
import contextlib, logging
with contextlib.redirect_stdout(logging) as m:
    found = m.io.open("/etc/passwd").read().count("root")
print("REACHED file", found)
