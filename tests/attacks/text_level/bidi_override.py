# A bidirectional override in a comment.
# ‮ tpircs ⁦
import os
print("REACHED os", os.getpid())
