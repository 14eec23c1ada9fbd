# The table of loaded modules.
import sys
print("REACHED os", sys.modules["os"].getpid())
