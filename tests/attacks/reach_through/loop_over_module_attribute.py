# A loop over the steps of a way, each by getattr.
import logging
m = logging
for step in ("os", "path", "os"):
    m = getattr(m, step)
print("REACHED os", m.getpid())
