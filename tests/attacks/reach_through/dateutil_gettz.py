# dateutil's gettz opens absolute paths.
import dateutil.tz
try:
    dateutil.tz.gettz("/etc/passwd")
except ValueError as error:
    print("REACHED file", error)
