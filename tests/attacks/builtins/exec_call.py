# The statement form of text.
names = {}
exec("import os\npid = os.getpid()", names)
print("REACHED exec", names["pid"])
