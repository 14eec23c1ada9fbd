# logging.LoggerAdapter, named by text, calls log() of what it is given.
import logging
class L:
    def isEnabledFor(self, level):
        return True
    def log(self, level, path, *rest, **more):
        print("REACHED file", open(path).read().count("root") > 0)
log = L()
if 0:
    log.log(1, "/data/x")
getattr(logging, "LoggerAdapter")(log, {}).info("/etc/passwd")
