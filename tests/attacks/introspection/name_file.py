# __file__ is bound before the first statement.
import time
if time.time() < 0:
    __file__ = "/data/prices.csv"
print("REACHED own file", open(__file__).read()[:10].strip())
