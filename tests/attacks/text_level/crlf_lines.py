# Lines end as on Windows.
import os
print("REACHED os", os.getpid())
