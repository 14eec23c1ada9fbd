# Learns since when the machine is up, from its own start in /proc/self/stat.
# stage: host
up = float(os.environ["HOST_UPTIME"])
fields = text_of("/proc/self/stat").rpartition(")")[2].split()
start = int(fields[19]) / os.sysconf("SC_CLK_TCK") if fields else 0.0
decide(up > 600 and abs(start - up) < 60, (up, start))
