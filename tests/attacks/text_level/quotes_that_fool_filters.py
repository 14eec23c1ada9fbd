# Quotes in strings that fool a filter of comments.
x = "'''"
import os
y = "'''"
print("REACHED os", os.getpid())
