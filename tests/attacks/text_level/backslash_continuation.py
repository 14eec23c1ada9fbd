# Continued lines inside an import.
import \
\
    os
print("REACHED os", os.getpid())
