# Learns since when the machine is up, from its own start in /proc/self/stat.
# stage: host
up = float(os.environ["HOST_UPTIME"])
with open("/proc/self/stat", encoding="ascii") as file:
    start = int(file.read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
decide(up > 600 and abs(start - up) < 60, (up, start))
