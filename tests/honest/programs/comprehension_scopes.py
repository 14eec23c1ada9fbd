"""Comprehensions in classes and functions, nested scopes, global and nonlocal, shadowed builtins as parameters."""
LIMIT = 3
counter = 0


class Grid:
    sizes = [1, 2, 3]
    squares = [s * s for s in sizes]
    table = {s: [r for r in range(s)] for s in range(3)}

    def cells(self, filter=None, map=None, type="all", input=()):
        return [(x, y) for x in self.sizes for y in self.squares if filter is None or filter(x, y)] + [*input]


def outer(compile=2, eval=3):
    total = 0

    def inner(open):
        nonlocal total
        global counter
        total += open * compile
        counter += 1
        return total + eval
    return [inner(i) for i in range(LIMIT)]


list_of_lambdas = [lambda x, n=n: x * n for n in range(3)]
print(Grid().cells(filter=lambda a, b: a < b, input=[(0, 0)]), outer(), counter, [f(2) for f in list_of_lambdas], Grid.table)
print({k: v for k, v in zip("ab", range(2))}, {c.upper() for c in "aA"}, sum(x for x in range(5) if x % 2), [[y for y in range(x)] for x in range(3)])
