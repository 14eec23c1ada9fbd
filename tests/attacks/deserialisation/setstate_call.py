# The method by which a pickle fills an object.
import decimal, random
r = random.Random(1)
state = r.__reduce__()
print("REACHED state", r.__setstate__(state[2]) is None)
