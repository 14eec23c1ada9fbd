# warnings writes the line that a warning is said to come from to an object of ours.
import warnings
class File:
    def write(self, text):
        print("REACHED file", text.split("\n")[1].strip()[:4])
warnings.showwarning("m", UserWarning, "/etc/passwd", 1, File())
