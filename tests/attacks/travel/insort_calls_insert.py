# bisect calls insert() of what it is given.
import bisect
class Box:
    def __len__(self):
        return 0
    def insert(self, at, path):
        print("REACHED file", open(path).read().count("root") > 0)
box = Box()
if 0:
    box.insert(0, "/data/x")
bisect.insort(box, "/etc/passwd", 0, 0)
