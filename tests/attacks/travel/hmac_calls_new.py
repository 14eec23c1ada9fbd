# hmac.new calls new() of what stands for a digest, with the key when that is longer than a block.
from hmac import new as sign
class Digest:
    block_size = 16
    digest_size = 4
    def new(self, path=b"/data/x"):
        if path:
            print("REACHED file", open(path).read().count("root") > 0)
        return self
    def digest(self):
        return b""
    def update(self, x):
        pass
d = Digest()
if not d:
    d.new("/data/x")
try:
    sign(b"/etc/../etc/../etc/passwd", b"", d)
except AttributeError:
    pass
