"""A metaclass, __init_subclass__, __set_name__ and descriptors."""


class Bounded:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else instance._values.get(self.name, self.low)

    def __set__(self, instance, value):
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.name[1:]}: {value} is outside {self.low}..{self.high}")
        instance._values[self.name] = value


class Meta(type):
    known = {}

    def __new__(mcs, name, bases, namespace, **kwargs):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.known[name] = cls
        return cls

    def __len__(cls):
        return len(cls.known)

    def __iter__(cls):
        return iter(cls.known)


class Base(metaclass=Meta):
    stop = Bounded(0.0, 0.2)

    def __init_subclass__(cls, /, label="", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.label = label or cls.__name__.lower()

    def __init__(self):
        self._values = {}


class Trend(Base, label="trend following"):
    pass


class Carry(Base):
    pass


trend = Trend()
trend.stop = 0.1
try:
    trend.stop = 0.5
except ValueError as error:
    print(error)
print(trend.stop, Trend.label, Carry.label, len(Base), list(Base))
