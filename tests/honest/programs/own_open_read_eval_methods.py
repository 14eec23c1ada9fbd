"""Methods named open, read, write, eval, compile, exec, input, load, dump on own objects."""
import random


class Journal:
    def __init__(self):
        self.lines = []
        self._open = False

    def open(self):
        self._open = True
        return self

    def write(self, text):
        if not self._open:
            raise RuntimeError("journal is closed")
        self.lines.append(text)

    def read(self):
        return "\n".join(self.lines)

    def close(self):
        self._open = False

    def __enter__(self):
        return self.open()

    def __exit__(self, exc_type, exc, tb):
        self.close()
        return False


class Rule:
    """A rule is compiled to a closure once; eval runs it on one bar. No builtin eval() is used."""

    def __init__(self, left, op, right):
        self.left, self.op, self.right = left, op, right
        self._fn = None

    def compile(self):
        ops = {">": lambda a, b: a > b, "<": lambda a, b: a < b}
        compare = ops[self.op]
        self._fn = lambda bar: compare(bar[self.left], bar[self.right])
        return self

    def eval(self, bar):
        return self._fn(bar)


class Executor:
    def __init__(self, rules, journal):
        self.rules = [r.compile() for r in rules]
        self.journal = journal
        self.state = {}

    def input(self, bar):
        return all(rule.eval(bar) for rule in self.rules)

    def exec(self, bar):
        if self.input(bar):
            self.journal.write("{t}: buy at {close:.2f}".format(**bar))

    def dump(self):
        return dict(self.state, lines=len(self.journal.lines))

    def load(self, state):
        self.state.update(state)


rng = random.Random(1)
bars = [{"t": t, "open": rng.uniform(9, 10), "close": rng.uniform(9, 11), "ma": 10.0} for t in range(30)]
with Journal() as journal:
    ex = Executor([Rule("close", ">", "ma"), Rule("close", ">", "open")], journal)
    ex.load({"started": True})
    for bar in bars:
        ex.exec(bar)
print(journal.read().splitlines()[:2], ex.dump())
