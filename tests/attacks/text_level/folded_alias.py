# The alias and its use are spelled with different letters.
import os as ｃlose
print('REACHED os', close.getpid())
