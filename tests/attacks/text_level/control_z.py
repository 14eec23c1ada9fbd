# The character that ended files on DOS, in a comment: 
import os
print("REACHED os", os.getpid())
