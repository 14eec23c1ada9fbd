# A ligature of two letters in an attribute's name.
import typing
print('REACHED sys', typing.sys.modules['posix'].getpid())
