"""A handler that keeps the last lines of the log for the report at the end."""
import logging
from collections import deque


class RecentLines(logging.Handler):
    def __init__(self, count=3):
        super().__init__(level=logging.INFO)
        self.lines = deque(maxlen=count)
        self.errors = 0

    def emit(self, record):
        line = self.format(record)
        self.lines.append(line)
        if record.levelno >= logging.ERROR:
            self.errors += 1


recent = RecentLines(count=3)
recent.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
log = logging.getLogger("strategy")
log.setLevel(logging.INFO)
log.addHandler(recent)
for step, price in enumerate([100.0, 101.0, 97.5, 99.0, 94.0]):
    if price < 95:
        log.error("stop reached at %.2f", price)
    else:
        log.info("step %d at %.2f", step, price)
print(len(recent.lines), recent.errors)
for line in recent.lines:
    print(line)
