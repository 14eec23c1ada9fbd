# Reads the names and counters of the machine's interfaces from /proc.
interfaces = set()

def look():
    with open("/proc/self/net/dev", encoding="ascii") as file:
        interfaces.update(line.split(":")[0].strip() for line in file.readlines()[2:])

decide(does(look) and interfaces - {"lo"}, interfaces)
