# A method does not see the class's names.
class A:
    eval = None
    def answer(self):
        return eval("6 * 7")
print("REACHED eval", A().answer())
