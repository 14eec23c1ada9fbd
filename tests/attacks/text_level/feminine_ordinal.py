# The feminine ordinal reads as a.
print('REACHED eval', evªl('6 * 7'))
