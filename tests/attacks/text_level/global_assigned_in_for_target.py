# A subscript as the target of a loop calls.
x = {}
for x[eval('6 * 7')] in (1,):
    print('REACHED eval', x)
