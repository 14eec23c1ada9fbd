# The same by mount_setattr.
# bare: own
# stage: data
import struct

attributes = ctypes.create_string_buffer(struct.pack("QQQQ", 0, 1, 0, 0))  # clears MOUNT_ATTR_RDONLY
succeeds("mount_setattr", -100, os.environ["DATA"].encode(), 0, attributes, 32)
