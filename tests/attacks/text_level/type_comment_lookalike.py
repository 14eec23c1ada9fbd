# A look-alike letter of another script names a harmless alias of a denied module.
import os as оs
print('REACHED os', оs.getpid())
