# A name from the name of an enumeration's member.
import enum
Names = enum.Enum("Names", {"gi_frame": 1})
print("REACHED frame", getattr((x for x in ()), Names(1).name).f_lineno)
