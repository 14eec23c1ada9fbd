# Opens a file by its handle, past all paths (the "shocker" way out of containers).
# bare: root
import struct

handle = ctypes.create_string_buffer(struct.pack("Ii", 128, 0) + bytes(128))
mount_id = ctypes.c_int()
named, error = syscall("name_to_handle_at", -100, os.path.dirname(os.__file__).encode(), handle, ctypes.byref(mount_id), 0)
folder = os.open(os.path.dirname(os.__file__), os.O_RDONLY)
opened, error = syscall("open_by_handle_at", folder, handle, os.O_RDONLY)
decide(named == 0 and opened >= 0, (named, opened, error))
