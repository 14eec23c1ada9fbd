# abc shows its weak registry of classes.
import abc
from collections.abc import Hashable
print("REACHED class", abc._get_dump(Hashable)[0] is not None)
