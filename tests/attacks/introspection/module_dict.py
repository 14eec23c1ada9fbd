# The dictionary of an allowed module.
import typing
print("REACHED sys", typing.__dict__["sys"].getrefcount(0))
