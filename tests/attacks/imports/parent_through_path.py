# A denied module's submodule leads back to its parent.
import os.path as p
print("REACHED os", p.os.getpid())
