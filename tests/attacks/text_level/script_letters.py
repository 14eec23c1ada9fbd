# A script letter in a dunder.
print('REACHED class', ().__𝒸lass__.__name__)
