# The same by the generated __hash__, whose value shows what ran.
import dataclasses
@dataclasses.dataclass(init=False, repr=False, eq=True, frozen=False, unsafe_hash=True)
class A:
    x = 1
    __annotations__ = {"x,setattr(A,'pid',__import__('os').getpid())": object}
hash(A())
print("REACHED exec", A.pid)
