# A lone carriage return in a comment behind code.
x = 1  # noteimport os
print("REACHED os", os.getpid())
