# random.Random's constructor calls seed of a derived class.
import random
class Dice(random.Random):
    def seed(self, a=None, version=2):
        print("REACHED file", open(a).read().count("root"))
def near(dice):
    dice.seed("/data/prices.csv")
if False:
    near(None)
Dice("/etc/passwd")
