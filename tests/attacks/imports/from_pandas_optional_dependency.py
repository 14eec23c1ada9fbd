# pandas imports any module by its name for itself, and for us.
from pandas.core.frame import import_optional_dependency as need
print("REACHED os", need("os").getpid())
