# -*- coding: unicode_escape -*- Escapes outside strings.
\x69mport os
print("REACHED os", os.getpid())
