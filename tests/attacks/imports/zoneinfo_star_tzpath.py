# A denied function of an allowed module, unbound in the file, comes with a star import.
from zoneinfo import *
reset_tzpath(to=["/etc"])
print("REACHED time zone path", available_timezones() is not None)
