# A byte order mark in front.
import os
print("REACHED os", os.getpid())
