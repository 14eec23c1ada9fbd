# The same, with the formatter as an attribute of the handler's class.
import logging
class Lines(logging.Handler):
    lines = []
    formatter = "".join(["REACHED {0.msg.__cl", "ass__.__name__}"][:])
    def __init__(self):
        self.level = 0
        self.filters = []
        self.lock = None
    def emit(self, record):
        self.lines.append(super().format(record))
logging.getLogger("x").addHandler(Lines())
logging.getLogger("x").warning(1)
print(Lines.lines[0])
