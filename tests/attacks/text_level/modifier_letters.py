# Modifier letters.
print('REACHED eval', ᵉval('6 * 7'))
