# A lone carriage return ends a comment for Python only.
# noteimport os
print("REACHED os", os.getpid())
