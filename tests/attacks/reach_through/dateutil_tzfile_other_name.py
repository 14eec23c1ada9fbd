# dateutil's reader of time zone files under its module's name.
import dateutil.tz.tz as t
try:
    t.tzfile("/etc/passwd")
except ValueError as error:
    print("REACHED file", error)
