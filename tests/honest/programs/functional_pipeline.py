"""functools and operator: partial, reduce, lru_cache, itemgetter and attrgetter with literals."""
import functools
import operator
from functools import lru_cache, partial, reduce
from operator import attrgetter, itemgetter, methodcaller, mul


class Order:
    def __init__(self, price, size):
        self.price, self.size = price, size

    def value(self, fee=0.0):
        return self.price * self.size * (1 - fee)


orders = [Order(3, 10), Order(2, 5), Order(7, 1)]
by_price = sorted(orders, key=attrgetter("price"))
rows = sorted(({"open": o.price, "close": o.size} for o in orders), key=itemgetter("open", "close"))
net = list(map(methodcaller("value", fee=0.01), orders))


@lru_cache(maxsize=None)
def lucas(n):
    return (2, 1)[n] if n < 2 else lucas(n - 1) + lucas(n - 2)


@functools.wraps(lucas)
def wrapped(n):
    return lucas(n)


compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
scale = partial(mul, 3)
pipeline = compose(scale, partial(operator.add, 1), str)
print([o.price for o in by_price], rows[0], [round(v, 2) for v in net], wrapped(10), lucas.cache_info().hits > 0, pipeline(4))
print(reduce(operator.or_, [{1}, {2}, {3}]), operator.itemgetter(0, -1)("abc"))
