# `from` takes a module's private alias of a denied one.
from random import _os
print("REACHED os", _os.getpid())
