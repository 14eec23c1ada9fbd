# The same with a lock on bytes of it, the process's and the open file's own.
# stage: data
import fcntl
import struct

descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
lock = struct.pack("hhqqi4x", fcntl.F_RDLCK, 0, 0, 1, 0)
decide(any([does(lambda: fcntl.fcntl(descriptor, command, lock)) for command in (5, 6, 36, 37)]))  # F_GETLK, F_SETLK, F_OFD_*
