# A builtin stored on self by one method, called by another.
class Strategy:
    def __init__(self):
        self.parse = eval
    def answer(self):
        return self.parse("6 * 7")
print("REACHED eval", Strategy().answer())
