# Terminal escapes that hide the line: [8m
import os  # [2K[1A
print("REACHED os", os.getpid())
