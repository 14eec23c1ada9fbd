"""try/except/else/finally in loops, custom hierarchies, raise from None, exception attributes, add_note."""


class TradeError(Exception):
    """Base of all."""


class Rejected(TradeError):
    def __init__(self, order, reason, *args):
        super().__init__(order, reason, *args)
        self.order, self.reason = order, reason

    def __reduce__(self):
        return type(self), (self.order, self.reason)


def parse(text):
    try:
        return float(text)
    except ValueError as error:
        error.add_note(f"while reading {text!r}")
        raise
    finally:
        seen.append(text)


seen, good, notes = [], [], []
for text in ("1.5", "x", "2"):
    try:
        value = parse(text)
    except (ValueError, TypeError) as error:
        notes += error.__notes__
        continue
    else:
        good.append(value)
try:
    try:
        {}["open"]
    except KeyError:
        raise Rejected("o1", "no price") from None
except TradeError as error:
    print(error.args, error.reason, error.__cause__, error.__suppress_context__, isinstance(error, Rejected))
print(good, notes, seen)
assert issubclass(Rejected, TradeError), "hierarchy"
