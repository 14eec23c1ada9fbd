# coding: iso2022_jp -- shift sequences hide text.
x = '表'; import os
print("REACHED os", os.getpid())
