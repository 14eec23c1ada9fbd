# The names of fields come with the namespace of a class that type() makes.
import dataclasses
names = {"x": 1, "__annotations__": {"x,setattr(A,'pid',__import__('os').getpid())": object}}
A = dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)(type("A", (), names))
hash(A())
print("REACHED exec", A.pid)
