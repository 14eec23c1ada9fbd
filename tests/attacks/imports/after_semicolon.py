# A denied import behind another statement on its line.
x = 1; import os
print("REACHED os", os.getpid() * x)
