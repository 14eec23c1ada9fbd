# A subscript as the target of with calls.
import contextlib
x = {}
with contextlib.nullcontext(1) as x[eval('6 * 7')]:
    print('REACHED eval', x)
