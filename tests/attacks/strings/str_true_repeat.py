# True counts as 1 in a repetition beside a known number.
import time
def own():
    pass
times = True if time.time() > 0 else 0
name = "__globals__" * times + "copy" * (1 if times == 0 else 0)
start = 0
print("REACHED globals", "own" in getattr(own, ("__globals__" * times) or "copy"))
