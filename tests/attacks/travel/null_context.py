# A module as the target of with.
import contextlib, logging
with contextlib.nullcontext(logging) as m:
    print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
