# Learns since when the machine is up from times(2), which counts the kernel's ticks in no time namespace.
# stage: host
up = float(os.environ["HOST_UPTIME"])
ticks = []
does(lambda: ticks.append(os.times().elapsed))
# The kernel's counter starts 300 seconds before 2^32 ticks, of which it has HZ a second (linux/jiffies.h).
starts = [(2**32 / hertz) - 300 for hertz in (100, 250, 300, 1000)]
decide(any(abs(tick - start - up) < 60 for tick in ticks for start in starts), (up, ticks))
