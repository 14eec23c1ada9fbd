# logging calls format() of the formatter that a handler is given: a text has that method, too.
import logging
class Lines(logging.Handler):
    lines = []
    def emit(self, record):
        self.lines.append(super().format(record))
def text():
    return "".join(["REACHED {0.msg.__cl", "ass__.__name__}"])
handler = Lines()
handler.setFormatter(text())
logging.getLogger("x").addHandler(handler)
logging.getLogger("x").warning(1)
print(Lines.lines[0])
