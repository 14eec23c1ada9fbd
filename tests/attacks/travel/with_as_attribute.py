# A with target that is an attribute.
import contextlib, logging
class A:
    pass
with contextlib.nullcontext(logging) as A.m:
    print("REACHED file", A.m.io.open("/etc/passwd").read().count("root"))
