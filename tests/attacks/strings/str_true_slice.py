# True counts as 1 in a slice beside a known number.
import time
def own():
    pass
start = True if time.time() > 0 else 0
print("REACHED globals", "own" in getattr(own, "x__globals__"[start:]))
