# sys through statistics.
import statistics
print("REACHED os", statistics.sys.modules["os"].getpid())
