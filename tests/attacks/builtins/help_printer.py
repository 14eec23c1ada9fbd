# help() imports and shows any module by its name.
import contextlib
from io import StringIO
said = StringIO()
with contextlib.redirect_stdout(said):
    help("posix.getpid")
print("REACHED help", "process id" in said.getvalue())
