# Learns since when the machine is up, by its clocks: that tells one machine from another.
# stage: host
import time

up = float(os.environ["HOST_UPTIME"])
clocks = [time.clock_gettime(clock) for clock in (time.CLOCK_BOOTTIME, time.CLOCK_MONOTONIC, time.CLOCK_MONOTONIC_RAW)]
decide(up > 600 and any(abs(clock - up) < 60 for clock in clocks), (up, clocks))
