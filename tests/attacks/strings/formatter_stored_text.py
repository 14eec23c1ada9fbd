# The same, with the formatter stored as an attribute of the handler.
import logging
class Lines(logging.Handler):
    lines = []
    def emit(self, record):
        self.lines.append(super().format(record))
def text():
    return "".join(["REACHED {0.msg.__cl", "ass__.__name__}"])
handler = Lines()
handler.formatter = text()
logging.getLogger("x").addHandler(handler)
logging.getLogger("x").warning(1)
print(Lines.lines[0])
