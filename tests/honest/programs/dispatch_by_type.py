"""functools.singledispatch, cached_property, total_ordering and a cmp_to_key sort."""
from functools import cached_property, cmp_to_key, singledispatch, total_ordering


@singledispatch
def describe(value):
    return "thing"


@describe.register
def _(value: int):
    return f"int {value}"


@describe.register(list)
def _(value):
    return "list of " + ", ".join(map(describe, value))


@total_ordering
class Score:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    @cached_property
    def square(self):
        return self.value ** 2


def compare(a, b):
    return (a.value > b.value) - (a.value < b.value)


scores = sorted(map(Score, [3, 1, 2]), key=cmp_to_key(compare))
print(describe([1, "x"]), [s.value for s in scores], max(scores).square, Score(2) >= Score(1))
