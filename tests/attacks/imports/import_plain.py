# A denied module, imported by its name.
import os
print("REACHED os", os.getpid())
