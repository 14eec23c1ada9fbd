# TracebackException writes down the locals of every frame, those of the host too.
import traceback
try:
    {}["a"]
except KeyError as e:
    found = traceback.TracebackException.from_exception(e, capture_locals=True).stack[0].locals
print("REACHED frame locals", found["__builtins__"])
