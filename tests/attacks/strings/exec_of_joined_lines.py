# A program joined from lines.
names = {}
exec("\n".join(["import os", "pid = os.getpid()"]), names)
print("REACHED exec", names["pid"])
