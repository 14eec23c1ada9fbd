# coding: raw-unicode-escape -- escapes of code points outside strings.
\u0069mport os
print("REACHED os", os.getpid())
