# warnings imports a module by text to find a category.
import contextlib, warnings
from io import StringIO
said = StringIO()
with contextlib.redirect_stdout(said):
    try:
        warnings._getcategory("this.c")
    except (TypeError, ValueError, warnings._OptionError):
        pass
print("REACHED import", said.getvalue()[:17])
