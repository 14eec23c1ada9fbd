# Reads the same from the other lists of mounts.
# bare: own
# stage: data
text = text_of("/proc/self/mounts") + text_of("/proc/self/mountstats")
decide("/dev/" in text, text)
