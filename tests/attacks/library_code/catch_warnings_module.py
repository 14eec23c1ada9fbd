# catch_warnings keeps the module warnings, and that imports the module that a text names.
import warnings
try:
    warnings.catch_warnings()._module._getcategory("no_such_module.x")
except Exception as e:
    print("REACHED an import of no_such_module:", type(e).__name__)
