# warnings reads the line that a warning is said to come from.
import warnings
print("REACHED file", warnings.formatwarning("m", UserWarning, "/etc/passwd", 1).split("\n")[1].strip()[:4])
