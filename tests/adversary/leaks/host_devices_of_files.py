# Reads by statfs how full the host's disk is: also a slow channel between runs.
import shutil

with_room = shutil.disk_usage(os.path.dirname(os.__file__))
decide(with_room.free > 0, with_room)
