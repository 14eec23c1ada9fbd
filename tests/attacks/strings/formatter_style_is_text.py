# logging.Formatter calls format() of its _style, which may be a text.
import logging
class F(logging.Formatter):
    def __init__(self, fmt):
        super().__init__()
        self._style = fmt
text = "".join(["{0.", "__glob", "als__}"])
def g():
    return 1
print("REACHED globals", len(F(text).formatMessage(g)) > 0)
