"""Small things that trip readers: Ellipsis, chained comparison, star-expressions, semicolons, ternaries, global strings."""
x = ...
print(x is Ellipsis, 1 < 2 < 3 != 4, [*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*(1, 2), 3))
a, (b, *c), d = 1, (2, 3, 4), 5; e = f = a
print(a, b, c, d, e, f, not a == b, a if b else c, -2 ** 2, ~5 & 0xFF, 7 // -2, 7 % -2, 1_000, 0b11, 0o17, 1e-3, 2j * 2j)
print("a" "b" 'c', r"\n", b"x" b"y", """t"q'""", f"{'x':>3}" f"{1 + 1}", u"u", "\N{BULLET}\x41\u00e9\t", '\'', "{}".format("{}"))
lambda_ = (lambda: (yield))
print([i for i in range(2)], type(lambda_()).__name__, (lambda *, k=1: k)(), max(*[1, 2], key=lambda v: -v))
del e, f
def g(a, /, b=2, *args, c, d=4, **kwargs): return a, b, args, c, d, kwargs
print(g(1, c=3), g(1, 2, 3, c=4, z=5), g.__name__, g.__doc__)
assert True, "never"
if (n := 3) > 2 and (m := n * 2): print(n, m)
for i in range(3):
    if i == 1: continue
    elif i == 5: break
else:
    print("no break", i)
with open("/data/prices.csv") as one, open("/data/universe.csv") as two: print(len(one.readline()), len(two.readline()))
