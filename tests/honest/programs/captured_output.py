"""Builds a report with io.StringIO, print(file=...), csv.writer and pprint."""
import csv
import pprint
from io import StringIO

buffer = StringIO()
writer = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_MINIMAL)
writer.writerow(["open", "close"])
writer.writerows([[1, 2], [3, 4.5]])
print("end", 1, 2, sep="|", end="\n", file=buffer)
text = buffer.getvalue()
buffer.seek(0)
rows = list(csv.reader(buffer, delimiter=";"))
buffer.close()
pprint.pprint({"rows": rows, "length": len(text)}, width=60)
with StringIO("a,b\n1,2\n") as source:
    print([dict(row) for row in csv.DictReader(source)], source.read() == "")
