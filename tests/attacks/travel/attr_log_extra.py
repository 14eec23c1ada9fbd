# logging sets the keys of extra= as attributes of the records that an own factory makes.
import logging
class Record:
    path = "/data/prices.csv"
    levelno = 50
    exc_info = exc_text = stack_info = None
    def read(self):
        return open(self.path).read()
logging.setLogRecordFactory(lambda *rest, **more: Record())
class Show(logging.Handler):
    def emit(self, record):
        print("REACHED file", record.read().count("root"))
log = logging.getLogger("b2")
log.propagate = False
log.addHandler(Show())
log.error("x", extra={"path": "/etc/passwd"})
