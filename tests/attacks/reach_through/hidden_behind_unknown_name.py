# The root is imported under a name that is bound again later.
import logging as m
print("REACHED os", m.os.getpid())
m = 1
