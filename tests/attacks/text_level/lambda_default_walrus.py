# A walrus inside a lambda's default.
f = lambda t, e=(g := eval): e(t)
print('REACHED eval', g('6 * 7'), f('1'))
