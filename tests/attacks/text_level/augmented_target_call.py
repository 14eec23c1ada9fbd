# A call inside the target of an augmented assignment.
x = {42: 1}
x[eval('6 * 7')] += 1
print('REACHED eval', x[42])
