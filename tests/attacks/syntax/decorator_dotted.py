# A decorator is a dotted name behind a denied module.
import logging
@logging.os.fspath
@lambda f: "/etc/passwd"
def path():
    return 0
print("REACHED os", path)
