# The C module _warnings is on no list: its warn_explicit reads the line of the file that the warning is said to come from.
import logging
import warnings
import _warnings
seen = []
class Keep(logging.Handler):
    def emit(self, record):
        seen.append(record.getMessage())
logging.captureWarnings(True)
warnings.simplefilter("always")
logging.getLogger("py.warnings").addHandler(Keep())
_warnings.warn_explicit("m", UserWarning, "/etc/passwd", 1)
print("REACHED file", "root:" in seen[0])
