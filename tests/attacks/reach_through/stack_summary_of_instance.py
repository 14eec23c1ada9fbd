# A class method of a denied class, called on an instance.
import traceback
s = traceback.extract_stack().from_list([("/etc/passwd", 1, "f", None)])
print("REACHED file", s[0].line[:4])
