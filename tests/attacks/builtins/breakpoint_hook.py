# breakpoint() runs what an environment variable or a hook names.
import sys
sys.breakpointhook = lambda: print("REACHED hook", sys.getrecursionlimit())
breakpoint()
