# str() with an encoding decodes bytes.
print("REACHED class", getattr((), str(b"+AF8AXw-class+AF8AXw-", "utf-7")).__name__)
