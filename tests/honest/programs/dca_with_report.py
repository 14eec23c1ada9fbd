"""Monthly saving plan; the report by string methods; sums by Counter; no library but the standard one."""
from collections import Counter
from csv import DictReader
from datetime import datetime

invested, units, months = 0.0, 0.0, Counter()
last_month = None
with open("/data/prices.csv", "rt", encoding="utf-8", newline="") as stream:
    for row in DictReader(stream):
        day = datetime.strptime(row["date"], "%Y-%m-%d")
        key = f"{day:%Y-%m}"
        months[key] += 1
        if key != last_month:
            units += 100 / float(row["open"])
            invested += 100
            last_month = key
        final = float(row["close"])
report = "\n".join(
    f"{label:<12}{value:>12,.2f}"
    for label, value in (("invested", invested), ("units", units), ("value", units * final), ("return %", (units * final / invested - 1) * 100))
)
print(report)
print(months.most_common(1), "─" * 10, sum(months.values()))
