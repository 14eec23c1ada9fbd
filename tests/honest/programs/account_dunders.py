"""An account with dunder methods of its own."""


class Money:
    __slots__ = ("cents",)
    __hash__ = None

    def __init__(self, cents=0):
        self.cents = int(cents)

    def __add__(self, other):
        return type(self)(self.cents + other.cents)

    def __mul__(self, factor):
        return Money(round(self.cents * factor))

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __bool__(self):
        return self.cents != 0

    def __repr__(self):
        return f"{type(self).__name__}({self.cents})"

    def __format__(self, spec):
        return format(self.cents / 100, spec or ".2f")

    def __getattr__(self, name):
        if name == "euros":
            return self.cents / 100
        raise AttributeError(f"{type(self).__name__} has no {name}")

    def __call__(self, rate):
        return self * rate

    def __getitem__(self, digit):
        return str(self.cents)[digit]

    def __len__(self):
        return len(str(self.cents))

    def __iter__(self):
        yield from (int(d) for d in str(abs(self.cents)))

    def __contains__(self, digit):
        return digit in tuple(self)


total = sum((Money(c) for c in (1050, 250, 99)), Money())
print(total, f"{total:>10.1f}", total.euros, 0.5 * total, total(2), len(total), 9 in total, bool(Money()), Money(1) < total)
