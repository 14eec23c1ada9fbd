# Mathematical letters in the name of an import.
import 𝓸𝓼
print("REACHED os", os.getpid())
