# The raw file of a handler's stream by getattr; its type opens any file.
import logging
raw = getattr(getattr(getattr(logging.StreamHandler(), "stream"), "buffer"), "raw")
print("REACHED", (lambda x: type(x))(raw)("/etc/hostname").readable())
