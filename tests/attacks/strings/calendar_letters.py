# Letters of a name from the names of days.
import calendar
d = calendar.day_name
name = "__" + "c" + "l" + d[5][1] + "s" + "s" + "__"
print("REACHED class", getattr((), name).__name__)
