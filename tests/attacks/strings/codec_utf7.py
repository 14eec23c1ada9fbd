# A name decoded from UTF-7.
print("REACHED class", getattr((), b"+AF8AXw-class+AF8AXw-".decode("utf-7")).__name__)
