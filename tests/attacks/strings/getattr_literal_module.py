# getattr with a literal name takes a denied module out of an allowed one.
import typing
print("REACHED sys", getattr(typing, "sys").getrefcount(typing))
