"""pandas reads a table that stands in the source, through StringIO."""
from io import StringIO

import pandas as pd

TABLE = """
symbol open close
AAA    10.0 10.5
BBB    20.0 19.0
"""
frame = pd.read_csv(StringIO(TABLE), sep=r"\s+")
frame["change"] = frame.close / frame.open - 1
result = frame.set_index("symbol").query("change > 0").index.tolist()
print(result, frame.to_dict("list")["open"], frame.to_json(orient="records"))
print(frame.to_string(index=False), frame.to_csv(index=False).count("\n"))
