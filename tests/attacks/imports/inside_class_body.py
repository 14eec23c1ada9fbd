# The import binds an attribute of a class.
class Signals:
    import os as source
print("REACHED os", Signals.source.getpid())
