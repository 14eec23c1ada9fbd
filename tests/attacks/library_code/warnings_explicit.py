# warn_explicit makes a warning whose line is read from the file that it is said to come from.
import warnings
def show(message, category, filename, lineno, file=None, line=None):
    print("REACHED file", warnings.formatwarning(message, category, filename, lineno).split("\n")[1].strip()[:4])
warnings.simplefilter("always")
warnings.showwarning = show
warnings.warn_explicit("m", UserWarning, "/etc/passwd", 1)
