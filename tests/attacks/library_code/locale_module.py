# A module that nobody lists keeps sys.
import locale
print("REACHED sys", locale.sys.getrefcount(0) > 0)
