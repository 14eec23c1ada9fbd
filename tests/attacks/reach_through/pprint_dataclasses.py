# Functions' type behind two private names.
import pprint
f = pprint._dataclasses.FunctionType((lambda: 7 * 6).__code__, {})
print("REACHED function", f())
