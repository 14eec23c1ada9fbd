# A module as the value of a context variable.
import contextvars, logging
print("REACHED file", contextvars.ContextVar("v", default=logging).get().io.open("/etc/passwd").read().count("root"))
