# The names of fields are put into the class body's __annotations__ one by one.
import dataclasses
@dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)
class A:
    x: int = 1
    __annotations__["x,setattr(A,'pid',__import__('os').getpid())"] = object
hash(A())
print("REACHED exec", A.pid)
