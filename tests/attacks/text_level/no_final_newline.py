# No line end after the last statement.
import os
print('REACHED os', os.getpid())