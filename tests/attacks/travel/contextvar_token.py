# A module as the old value of a context variable's token.
import contextvars, logging
v = contextvars.ContextVar("v")
v.set(logging)
print("REACHED file", v.set(None).old_value.io.open("/etc/passwd").read().count("root"))
