# The long s.
import oſ
print("REACHED os", os.getpid())
