# A handler's stream gives up its raw file, whose type opens descriptors.
import logging
stream = logging.StreamHandler().stream
print("REACHED descriptor", type(stream.buffer.raw)(2, closefd=False).fileno())
