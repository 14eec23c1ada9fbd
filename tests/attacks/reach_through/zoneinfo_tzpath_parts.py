# zoneinfo's private parts lead to os.
import zoneinfo
print("REACHED os", zoneinfo._tzpath.os.getpid())
