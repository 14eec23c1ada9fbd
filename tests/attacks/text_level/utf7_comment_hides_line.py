# -*- coding: utf_7 -*- A comment holds an encoded line end.
# note +AAo-import os
print(+ACI-REACHED os+ACI-, os.getpid())
