# A subclass of redirect_stdout names another attribute of sys, and keeps the old value.
import contextlib
class R(contextlib.redirect_stdout):
    _stream = "modules"
    _old_targets = None
    def __init__(self, new):
        super().__init__(new)
class Modules(dict):
    pass
r = R(Modules())
with r:
    modules = r._old_targets[0]
print("REACHED os", modules["posix"].getpid())
