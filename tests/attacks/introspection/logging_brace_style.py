# logging formats messages by str.format in one of its styles.
import logging
style = logging.StrFormatStyle("{thing.__class__.__base__}")
print("REACHED attribute", style.format(logging.makeLogRecord({"thing": ()})))
