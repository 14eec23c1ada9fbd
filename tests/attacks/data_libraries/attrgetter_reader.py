# attrgetter takes a reader by its name.
import operator
import pandas as pd
print("REACHED file", len(operator.attrgetter("read_csv")(pd)("/etc/passwd", sep=":")))
