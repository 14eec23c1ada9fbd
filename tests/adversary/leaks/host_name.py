# Learns the name of the machine.
# stage: host
name = os.environ["HOST_NAME"]
decide(os.uname().nodename == name and name != "paddock", os.uname().nodename)
