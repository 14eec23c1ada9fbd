# A module given by an exit stack.
import contextlib, logging
with contextlib.ExitStack() as stack:
    print("REACHED file", stack.enter_context(contextlib.nullcontext(logging)).io.open("/etc/passwd").read().count("root"))
