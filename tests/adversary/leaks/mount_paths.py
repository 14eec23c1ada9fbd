# Reads from its mounts where the caller keeps things.
# bare: own
# stage: data
with open("/proc/self/mountinfo", encoding="utf-8") as file:
    text = file.read()
decide(os.environ["HOST_DATA"] in text, text)
