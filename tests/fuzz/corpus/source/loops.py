a = b = c = d = 1
for a in b, c:
    b, c = c, [a, *b]
    d = {a: b, **d}
    def f(x=d, *y, **z): return f(x, *y, **z)
    a = f(b)(c)
while a: a = a.a[a](a)
