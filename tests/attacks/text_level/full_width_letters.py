# Full-width letters.
import ｏｓ
print("REACHED os", os.getpid())
