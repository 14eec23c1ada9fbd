# sys under a private alias in collections.
import collections
print("REACHED sys", collections._sys.getrefcount(0))
