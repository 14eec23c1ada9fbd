# importlib with a joined name.
import importlib
print("REACHED os", importlib.import_module("".join(["o", "s"])).getpid())
