# A builtin called when an exit stack unwinds.
import contextlib
seen = []
with contextlib.ExitStack() as stack:
    stack.callback(exec, "seen.append(6 * 7)", {"seen": seen})
print("REACHED exec", seen[0])
