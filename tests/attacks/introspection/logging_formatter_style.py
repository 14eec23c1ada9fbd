# logging's formatter in brace style.
import logging
f = logging.Formatter("{thing.__class__.__base__}", style="{")
print("REACHED attribute", f.format(logging.makeLogRecord({"thing": ()})))
