"""datetime, calendar and zoneinfo: turn of the month in New York time."""
import calendar
import csv
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")


def is_turn(day):
    last = calendar.monthrange(day.year, day.month)[1]
    return day.day <= 3 or day.day >= last - 1


returns = {True: [], False: []}
previous = None
with open("/data/prices.csv", encoding="utf-8") as f:
    for row in csv.DictReader(f):
        day = date.fromisoformat(row["date"])
        close = float(row["close"])
        if previous:
            returns[is_turn(day)].append(close / previous - 1)
        previous = close
opening = datetime.combine(day, time(9, 30), tzinfo=NEW_YORK)
print(opening.astimezone(timezone.utc).isoformat(), opening.strftime("%A"), opening.utcoffset() / timedelta(hours=1))
print({key: round(sum(values) / len(values), 6) for key, values in returns.items()})
print(calendar.day_abbr[day.weekday()], calendar.isleap(2024), (day - timedelta(days=day.weekday())).isoformat())
