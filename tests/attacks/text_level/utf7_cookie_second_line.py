# A cookie on the second line.
# vim: set fileencoding=utf-7 :
+AGkAbQBwAG8AcgB0- os
print(+ACI-REACHED os+ACI-, os.getpid())
