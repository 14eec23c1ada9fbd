"""Abstract classes, mixins, multiple inheritance with cooperative super(), properties with setters and deleters."""
import abc
import json


class Named:
    def __init__(self, *args, name="", **kwargs):
        super().__init__(*args, **kwargs)
        self._name = name

    @property
    def name(self):
        """The name."""
        return self._name or type(self).__name__

    @name.setter
    def name(self, value):
        self._name = value

    @name.deleter
    def name(self):
        self._name = ""


class Serialisable:
    def to_json(self):
        return json.dumps({k: v for k, v in self.state().items() if not k.startswith("_")}, sort_keys=True)

    def state(self):
        return {}


class Strategy(abc.ABC):
    registry = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append(cls)

    @abc.abstractmethod
    def signal(self, open, close): ...

    @property
    @abc.abstractmethod
    def length(self): ...


class Gap(Named, Serialisable, Strategy):
    length = 1

    def __init__(self, threshold, **kwargs):
        super().__init__(**kwargs)
        self.threshold = threshold

    def signal(self, open, close):
        return 1 if open / close - 1 > self.threshold else 0

    def state(self):
        return {"threshold": self.threshold, "name": self.name, "_hidden": 1}


gap = Gap(0.01, name="gap")
first = gap.to_json()
del gap.name
gap.name += "2"
try:
    Strategy()
except TypeError as error:
    print("abstract:", str(error).split()[0])
print(first, gap.name, [c.__name__ for c in Strategy.registry], gap.signal(open=103, close=100), isinstance(gap, Named))
