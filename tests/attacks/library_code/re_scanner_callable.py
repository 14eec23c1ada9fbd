# A regular expression's scanner calls a denied builtin.
import re
print("REACHED eval", re.Scanner([(r"\d+ \* \d+", lambda s, t: eval(t))]).scan("6 * 7")[0][0])
