# sys through weakref.
import weakref
print("REACHED sys", weakref.sys.getrefcount(0) > 0)
