# Frames come with a star import.
from traceback import *
try:
    {}["close"]
except KeyError as error:
    frame = next(walk_tb(error.__traceback__))[0]
print("REACHED frame", frame.f_lineno, type(frame).__name__)
