# The C module behind os.
import posix
print("REACHED posix", posix.getpid())
