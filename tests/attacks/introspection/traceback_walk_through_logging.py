# The traceback module inside logging walks frames.
import logging
try:
    {}["a"]
except KeyError as e:
    frame, line = next(logging.traceback.walk_tb(e.__traceback__))
print("REACHED frame", line, type(frame).__name__)
