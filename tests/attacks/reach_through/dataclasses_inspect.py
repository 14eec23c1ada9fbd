# inspect through dataclasses.
import dataclasses
print("REACHED frame", dataclasses.inspect.currentframe().f_lineno)
