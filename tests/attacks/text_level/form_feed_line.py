# A form feed before a statement.
import os
print("REACHED os", os.getpid())
