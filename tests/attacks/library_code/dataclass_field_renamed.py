# A field is renamed to an expression between two decorations.
import dataclasses
f = dataclasses.field()
Base = dataclasses.make_dataclass("Base", [("x", object, f)], init=False, repr=False, eq=False)
for field in dataclasses.fields(Base):
    field.name = "x,setattr(A,'pid',__import__('os').getpid())"
@dataclasses.dataclass(init=False, repr=False, unsafe_hash=True)
class A(Base):
    x = 1
hash(A())
print("REACHED exec", A.pid)
