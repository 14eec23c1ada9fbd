# A bidirectional isolate in a string.
x = '⁦close⁩'
import os
print("REACHED os", os.getpid())
