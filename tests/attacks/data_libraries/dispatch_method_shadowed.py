# An own method is shadowed by what the constructor of a library's base sets: agg is given a name made at run time.
import difflib
import pandas as pd
class Diff(difflib.SequenceMatcher):
    def a(self):
        return 0
    def go(self, frame):
        try:
            frame.agg(self.a, 0, "paddock_b2.csv")
        except AttributeError:
            print("REACHED file written outside /output")
Diff(a="".join(reversed("vsc_ot"))).go(pd.DataFrame({"a": [1]}))
