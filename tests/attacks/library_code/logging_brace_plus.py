# logging's brace style with a text that is put together by +.
import logging
def own():
    pass
f = logging.Formatter("{args." + "__glo" + "bals__}", style="{")
record = logging.LogRecord("n", 20, "p", 1, "m", (), None)
record.args = own
record.getMessage = lambda: ""
print("REACHED globals", "own" in f.format(record))
