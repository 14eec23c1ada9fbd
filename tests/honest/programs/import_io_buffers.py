"""Reports written to text in memory, by `import io`."""
import csv
import io

import pandas as pd


def as_csv(rows) -> io.StringIO:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=["day", "equity"])
    writer.writeheader()
    writer.writerows(rows)
    buffer.seek(0)
    return buffer


rows = [{"day": day, "equity": 100.0 + day * 0.5} for day in range(5)]
frame = pd.read_csv(io.StringIO("day,equity\n0,100.0\n1,100.5\n"))
print(as_csv(rows).getvalue().splitlines()[-1], frame["equity"].sum(), len(io.BytesIO(b"abc").getvalue()))
