# A call inside the target of del.
x = {42: 1}
del x[eval('6 * 7')]
print('REACHED eval', len(x) == 0)
