# coding: hz -- a shift sequence is a line continued.
import ~
os
print("REACHED os", os.getpid())
