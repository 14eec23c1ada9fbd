"""__name__, __version__, __all__, __author__ and a main function."""
__version__ = "1.2.0"
__author__ = "A. Trader"
__all__ = ["Strategy", "main"]

import math as _math


class Strategy:
    """Doc."""

    version = __version__

    def __init__(self, name=None):
        self.name = name or type(self).__name__
        self.label = f"{self.__module__}.{type(self).__qualname__}"

    @classmethod
    def create(cls, **options):
        print("making", cls.__name__, cls.__doc__)
        return cls(**options)

    @staticmethod
    def root(x):
        return _math.sqrt(x)


def main(arguments=()):
    strategy = Strategy.create(name="cross")
    print(strategy.name, strategy.label, strategy.root(16), __doc__[:8], main.__name__, len(arguments))
    return 0


if __name__ == "__main__":
    if main() != 0:
        raise SystemExit(1)
