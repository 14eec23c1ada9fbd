# Reads from its mounts where the caller keeps things.
# bare: own
# stage: data
text = text_of("/proc/self/mountinfo")
decide(os.environ["HOST_DATA"] in text, text)
