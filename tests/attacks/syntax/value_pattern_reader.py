# A dotted name in a pattern reads a reader of files.
import pandas as pd
class V:
    def __eq__(self, other):
        print("REACHED file", len(other("/etc/passwd", sep=":")))
        return True
match V():
    case pd.read_csv:
        pass
