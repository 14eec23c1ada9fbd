# getattr over getattr, all literal.
import statistics
print("REACHED os", getattr(getattr(statistics, "sys"), "modules")["os"].getpid())
