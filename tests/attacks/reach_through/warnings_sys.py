# sys through warnings.
import warnings
print("REACHED sys", warnings.sys.getrefcount(0))
