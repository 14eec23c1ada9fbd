# dateutil's reader of calendars opens any path.
import dateutil.tz
print("REACHED file", len(dateutil.tz.tzical("/etc/passwd").keys()))
