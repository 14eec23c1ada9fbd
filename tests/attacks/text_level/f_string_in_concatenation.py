# A call in the last of several literals side by side.
print('REACHED ' 'eval ' f"{eval('6 * 7')}")
