# getattr with a folded name takes a denied module out of an allowed one.
import logging
print("REACHED os", getattr(logging, "o" + "s").getpid())
