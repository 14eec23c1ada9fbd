# coding: utf-7 -- the code is encoded.
# A cookie of UTF-7.
+AGkAbQBwAG8AcgB0- os
print(+ACI-REACHED os+ACI-, os.getpid())
