# The import binds a global from inside a function.
def load():
    global engine
    import os as engine
load()
print("REACHED os", engine.getpid())
