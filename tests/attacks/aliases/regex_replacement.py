# A builtin behind a regular expression's replacement function.
import re
print("REACHED eval", re.sub(r".+", lambda m: str(eval(m[0])), "6 * 7"))
