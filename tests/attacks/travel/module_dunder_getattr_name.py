# A module-level __getattr__ of a library is asked for a submodule.
import numpy as np
def read(kind):
    return kind.runstring("import os", {})
print("REACHED exec", read(np.__getattr__("testing")) is None)
