"""Pure-Python matrices with operator dunders: __matmul__, __getitem__ by tuple, __pow__, __abs__, __neg__."""
import csv
import math


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(float, r)) for r in rows]

    @classmethod
    def identity(cls, n):
        return cls([[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]

    def __matmul__(self, other):
        cols = list(zip(*other.rows))
        return Matrix([[math.fsum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])

    def __mul__(self, k):
        return Matrix([[k * v for v in r] for r in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def __abs__(self):
        return math.sqrt(sum(v * v for r in self.rows for v in r))

    def inverse(self):
        n = len(self.rows)
        aug = [r + i for r, i in zip(self.rows, Matrix.identity(n).rows)]
        for c in range(n):
            p = max(range(c, n), key=lambda r: abs(aug[r][c]))
            aug[c], aug[p] = aug[p], aug[c]
            aug[c] = [v / aug[c][c] for v in aug[c]]
            for r in range(n):
                if r != c:
                    aug[r] = [v - aug[r][c] * w for v, w in zip(aug[r], aug[c])]
        return Matrix([r[n:] for r in aug])


with open("/data/universe.csv") as f:
    rows = [list(map(float, r[1:])) for r in list(csv.reader(f))[1:]]
rets = [[b / a - 1 for a, b in zip(x, y)] for x, y in zip(rows, rows[1:])]
X, y = Matrix([[1, *r[1:]] for r in rets]), Matrix([[r[0]] for r in rets])
beta = (X.T @ X).inverse() @ X.T @ y
resid = abs(y + (X @ beta) * -1) if hasattr(Matrix, "__add__") else abs(X @ beta)
markov = Matrix([[0.9, 0.1], [0.3, 0.7]]) ** 64
print([round(b[0], 3) for b in beta.rows], X.shape, round(resid, 4), round(markov[0, 0], 4))
