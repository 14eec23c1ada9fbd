# decode with its codec given by keyword.
print("REACHED class", getattr((), b"+AF8AXw-class+AF8AXw-".decode(encoding="utf-7")).__name__)
