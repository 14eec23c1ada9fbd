# The type of functions, imported by dataclasses, makes functions of any globals.
import dataclasses
f = dataclasses.FunctionType((lambda: 1).__code__, {"a": 1})
print("REACHED function", f())
