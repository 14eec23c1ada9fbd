# dataclasses.astuple reads the attributes that are named like its fields.
import dataclasses
Meta = dataclasses.make_dataclass("Meta", ["__base__"], bases=(type,), namespace={"__doc__": "m"}, init=False,
                                  repr=False, eq=False)
class A(int, metaclass=Meta):
    pass
print("REACHED class", dataclasses.astuple(A)[0].__name__)
