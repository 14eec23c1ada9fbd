# A denied module under an alias.
import os as frame
print("REACHED os", frame.getpid())
