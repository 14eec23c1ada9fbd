# os under a private alias in random.
import random
print("REACHED os", random._os.getpid())
